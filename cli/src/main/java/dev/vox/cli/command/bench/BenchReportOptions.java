package dev.vox.cli.command.bench;

import dev.vox.cli.command.UsageProblem;
import dev.vox.cli.option.Arguments;
import dev.vox.cli.option.Declared;
import dev.vox.cli.output.Output;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.report.ReportFile;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// Which reports are written besides what stdout shows.
final class BenchReportOptions implements Declared {
    private static final String STDOUT = "-";

    private final Map<BenchForm, String> asked = new EnumMap<>(BenchForm.class);

    @Override
    public void declare(Arguments arguments) {
        for (BenchForm form : BenchForm.values()) {
            arguments
                    .option(String.class, "FILE", form.option())
                    .about(form.sentence() + " '-' is stdout.")
                    .to(given -> asked.put(form, given));
        }
    }

    /// Complains about what was given before anything is done.
    ///
    /// @throws UsageProblem when two go to the same place
    /// @throws MissingPrerequisite when a file cannot be written
    void require(Output output, String usage) {
        Map<String, String> places = new HashMap<>();
        if (output.mode().format().json()) {
            places.put(STDOUT, "--json");
        }
        asked.forEach((form, place) -> {
            if (place.isBlank()) {
                throw new UsageProblem(form.option() + " is empty", null, usage);
            }
            String other = places.putIfAbsent(absolute(place), form.option());
            if (other != null) {
                String shown = place.equals(STDOUT) ? "stdout" : place;
                throw new UsageProblem(
                        "%s and %s both go to %s".formatted(other, form.option(), shown),
                        "write one of them to a file of its own",
                        usage);
            }
        });
        asked.values().stream()
                .filter(place -> !place.equals(STDOUT))
                .forEach(place -> ReportFile.require(Path.of(place)));
    }

    private static String absolute(String place) {
        return place.equals(STDOUT)
                ? STDOUT
                : Path.of(place).toAbsolutePath().normalize().toString();
    }

    /// Whether a report goes to stdout, in place of the page.
    boolean onStdout() {
        return asked.containsValue(STDOUT);
    }

    /// Whether any was asked for.
    boolean any() {
        return !asked.isEmpty();
    }

    /// Writes each of them, whatever becomes of the others.
    ///
    /// @throws OperationFailed when one could not be written
    void write(Judgement judgement, Output output) {
        OperationFailed failure = null;
        for (Map.Entry<BenchForm, String> each : asked.entrySet()) {
            try {
                write(each.getKey().text(judgement), each.getValue(), output);
            } catch (OperationFailed e) {
                failure = failure == null ? e : failure;
            }
        }
        complain(failure);
    }

    private static void complain(@Nullable OperationFailed failure) {
        if (failure != null) {
            throw failure;
        }
    }

    private static void write(String text, String place, Output output) {
        if (place.equals(STDOUT)) {
            output.text(text);
        } else {
            ReportFile.write(Path.of(place), text);
        }
    }
}
