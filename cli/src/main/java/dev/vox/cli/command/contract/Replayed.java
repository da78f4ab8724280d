package dev.vox.cli.command.contract;

import dev.vox.contract.transcript.Difference;

import java.util.List;

/// What came of a comparison.
///
/// @param calls that were compared
record Replayed(int calls, List<Difference> differences) {}
