package dev.vox.bench.workload;

import dev.vox.bench.load.Arrivals;
import dev.vox.voice.Pace;
import dev.vox.yaml.YamlReader;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How long it takes until something is to be heard, by the length of the text and by how many speak at a time.
///
/// | key | meaning | default |
/// |---|---|---|
/// | `words` | lengths of the texts, each 1 to 2 000 | 1, 10, 50, 200 |
/// | `samples` | utterances of each length, 1 to 100 000 | 50 |
/// | `sessions` | that speak at a time, each 1 to 10 000; several are steps | 1 |
/// | `rate` | utterances a second that begin whatever comes of those before, 0.01 to 10 000: an open load | none: each session speaks on when it has spoken |
/// | `arrivals` | `even` or `poisson`, of an open load | `even` |
/// | `pace` | `fast` or `realtime` | `fast` |
/// | `seed` | of what is random | 1 |
/// | `through` | `worker` or `orchestrator` | the worker, if it is reached |
public final class FirstAudioKind implements WorkloadKind {
    private static final List<Integer> WORDS = List.of(1, 10, 50, 200);

    @Override
    public String name() {
        return "first-audio";
    }

    @Override
    public Workload read(YamlReader file) {
        if (file.has("arrivals") && !file.has("rate")) {
            file.mistake("arrivals", "is for an open load: give 'rate', too");
        }
        return new FirstAudioWorkload(
                CommonKeys.wholes(file, "words", WORDS, 2_000),
                CommonKeys.whole(file, "samples", 50, 1, 100_000),
                CommonKeys.wholes(file, "sessions", List.of(1), 10_000),
                new FirstAudioWorkload.Load(
                        file.number("rate", 0.01, 10_000).orElse(0.0),
                        constant(file, "arrivals", Arrivals.EVEN),
                        constant(file, "pace", Pace.FAST),
                        file.whole("seed", 0, Long.MAX_VALUE).orElse(1L)),
                Door.read(file));
    }

    private static <E extends Enum<E>> E constant(YamlReader file, String key, E usual) {
        E[] all = usual.getDeclaringClass().getEnumConstants();
        List<String> words =
                Arrays.stream(all).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
        return file.oneOf(key, words).map(word -> all[words.indexOf(word)]).orElse(usual);
    }
}
