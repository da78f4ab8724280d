package dev.vox.contract.transport;

/// Which answers overtook which, where every call has an exchange of its own. Thread-safe.
final class Order {
    private long begun;
    private long latestAnswered;

    /// The turn of a call that begins.
    synchronized long begin() {
        return ++begun;
    }

    /// An answer has come.
    ///
    /// @return whether that of a later call came before
    synchronized boolean answered(long turn) {
        boolean overtaken = turn < latestAnswered;
        latestAnswered = Math.max(latestAnswered, turn);
        return overtaken;
    }
}
