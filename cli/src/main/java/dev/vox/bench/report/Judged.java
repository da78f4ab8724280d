package dev.vox.bench.report;

import dev.vox.bench.gate.GateVerdict;

import java.util.List;

/// What is thought of results, as a page shows it.
///
/// @param headline what came of it, a phrase; empty where nothing was asked
/// @param passed whether the answer is yes
/// @param unsound why the figures may not be used, a sentence each
/// @param gates verdicts of thresholds and objectives
/// @param contrasts how figures stand against those of another run; none where nothing was compared. An endless ratio has a row and no plot
/// @param objectives that plots show
public record Judged(
        String headline,
        boolean passed,
        List<String> unsound,
        List<GateVerdict> gates,
        List<Contrast> contrasts,
        List<Objective> objectives) {
    /// Nothing was asked.
    public static final Judged NOTHING =
            new Judged("", true, List.of(), List.of(), List.of(), List.of());

    public Judged {
        unsound = List.copyOf(unsound);
        gates = List.copyOf(gates);
        contrasts = List.copyOf(contrasts);
        objectives = List.copyOf(objectives);
    }
}
