package dev.vox.contract.transcript;

import java.util.List;

/// What a worker answered to everything that its contract has samples of.
///
/// @param contract the file that it was recorded by
/// @param transport `stdio`, `tcp`, `http`, `grpc` or `exec`
/// @param entries in the order of the calls, no key twice
public record Transcript(String domain, String contract, String transport, List<Entry> entries) {
    public Transcript {
        entries = List.copyOf(entries);
    }
}
