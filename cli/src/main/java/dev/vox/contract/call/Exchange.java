package dev.vox.contract.call;

import java.time.Duration;

/// What a call was on the wire.
///
/// @param id of the request as it was sent; empty when the envelope has none
/// @param sent the message, without its framing
/// @param received the message that was taken for the answer, without its framing; none when nothing came
/// @param elapsed from before sending to the whole answer, or to giving up
/// @param outOfOrder whether the answer to a later request of this worker came before this one's
public record Exchange(
        String id, Bytes sent, Bytes received, Duration elapsed, boolean outOfOrder) {}
