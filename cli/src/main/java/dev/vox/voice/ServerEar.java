package dev.vox.voice;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Takes what a server sends in a conversation: audio to the playout, everything else as events. One thread hears.
final class ServerEar {
    /// Half a second without a frame ends an utterance of a server that does not tell it.
    private static final long LEGACY_END = Duration.ofMillis(500).toNanos();

    private final boolean tellsEnd;
    private final Playout playout;
    private final ArrivalOnset onset;
    private final UserLine line;
    private final FaultyLink link;
    private final Consumer<ConversationEvent> events;
    private final ConversationTap tap;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private final JitterRecorder jitter = new JitterRecorder();
    private long lastSequence;
    private long lastFrameAt = Long.MIN_VALUE;
    private long frames;
    private long lost;
    private long marks;

    /// @param tellsEnd whether the server tells the end of an utterance
    ServerEar(
            boolean tellsEnd,
            Playout playout,
            ArrivalOnset onset,
            UserLine line,
            FaultyLink link,
            Consumer<ConversationEvent> events,
            ConversationTap tap) {
        this.tellsEnd = tellsEnd;
        this.playout = playout;
        this.onset = onset;
        this.line = line;
        this.link = link;
        this.events = events;
        this.tap = tap;
    }

    private record Pending(long mark, Command command, long sentAt) {}

    void degrade(NetworkFaults faults) {
        link.become(faults);
    }

    /// Notes a command that is written now, behind every one that was noted before.
    ///
    /// @return the mark whose pong says that it was taken
    synchronized long expect(Command command, long sentAt) {
        pending.add(new Pending(++marks, command, sentAt));
        return marks;
    }

    synchronized long lastFrameAt() {
        return lastFrameAt;
    }

    synchronized Reception reception() {
        return new Reception(
                frames,
                lost,
                playout.underruns(),
                jitter.jitter().orElse(null),
                jitter.deviations());
    }

    /// Takes a message.
    ///
    /// @return why the session is over, when this says so
    Optional<String> hear(Inbound message) {
        if (message instanceof Inbound.Pong(long mark, long arrivedAt)) {
            pong(mark, arrivedAt);
            return Optional.empty();
        }
        return told(Messages.event(message), arrival(message));
    }

    private static long arrival(Inbound message) {
        return switch (message) {
            case Inbound.Text(String _, long arrivedAt) -> arrivedAt;
            case Inbound.Binary(byte[] _, long arrivedAt) -> arrivedAt;
            case Inbound.Pong _, Inbound.Closed _, Inbound.Broken _ -> 0;
        };
    }

    private Optional<String> told(VoiceEvent event, long arrivedAt) {
        switch (event) {
            case VoiceEvent.Audio audio -> audio(audio);
            case VoiceEvent.StateChanged(String from, String to, var since) ->
                    events.accept(new ConversationEvent.StateChanged(arrivedAt, from, to, since));
            case VoiceEvent.Transcript(String role, String text, boolean complete) ->
                    events.accept(
                            new ConversationEvent.Transcript(arrivedAt, role, text, complete));
            case VoiceEvent.UtteranceEnded(var figures) -> {
                playout.utteranceOver();
                restartJitter();
                events.accept(new ConversationEvent.UtteranceOver(arrivedAt, figures));
            }
            case VoiceEvent.Failed(String code, String problem) ->
                    events.accept(new ConversationEvent.Failed(arrivedAt, code, problem));
            case VoiceEvent.Flushed(long sequence) -> flush(sequence, arrivedAt);
            case VoiceEvent.SpeechHeard(var moment, long at, long decided) ->
                    events.accept(
                            new ConversationEvent.SpeechHeard(
                                    arrivedAt,
                                    switch (moment) {
                                        case BEGAN -> ConversationEvent.Boundary.BEGAN;
                                        case ENDED -> ConversationEvent.Boundary.ENDED;
                                        case FALSE_ALARM -> ConversationEvent.Boundary.FALSE_ALARM;
                                    },
                                    line.capturedAt(at),
                                    line.capturedAt(decided)));
            case VoiceEvent.TurnOver(var figures) ->
                    events.accept(new ConversationEvent.TurnOver(arrivedAt, figures));
            case VoiceEvent.Started _ -> {}
            case VoiceEvent.Ended(String reason) -> {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }

    private void flush(long sequence, long arrivedAt) {
        int dropped = playout.flush(sequence, arrivedAt);
        restartJitter();
        events.accept(new ConversationEvent.Flushed(arrivedAt, sequence, dropped));
    }

    private void audio(VoiceEvent.Audio audio) {
        long arrival = link.arrival(audio.arrivedAt());
        if (!tellsEnd && arrival != FaultyLink.LOST && arrival - lastFrameAt() > LEGACY_END) {
            playout.utteranceOver();
            restartJitter();
        }
        synchronized (this) {
            lost += Math.max(0, audio.sequence() - lastSequence - 1);
            lastSequence = Math.max(lastSequence, audio.sequence());
            if (arrival == FaultyLink.LOST) {
                lost++;
                tap.received(audio, OptionalLong.empty(), playout.queued(audio.arrivedAt()));
                return;
            }
            frames++;
            jitter.frame(arrival);
            lastFrameAt = arrival;
        }
        boolean first = playout.add(audio.sequence(), audio.pcm(), arrival);
        tap.received(audio, OptionalLong.of(arrival), playout.queued(arrival));
        if (first) {
            events.accept(new ConversationEvent.FirstFrame(arrival, audio.sequence()));
        }
        onset.frame(audio.pcm(), arrival, first)
                .ifPresent(due -> events.accept(new ConversationEvent.AudibleDue(due)));
    }

    private synchronized void restartJitter() {
        jitter.restart();
    }

    private void pong(long mark, long arrivedAt) {
        Pending taken = taken(mark);
        if (taken == null) {
            return;
        }
        if (taken.command() == Command.STOP) {
            playout.accept();
        }
        restartJitter();
        events.accept(
                new ConversationEvent.ControlTaken(arrivedAt, taken.command(), taken.sentAt()));
    }

    private synchronized @Nullable Pending taken(long mark) {
        while (!pending.isEmpty() && pending.peek().mark() < mark) {
            pending.remove();
        }
        Pending next = pending.peek();
        return next != null && next.mark() == mark ? pending.remove() : null;
    }
}
