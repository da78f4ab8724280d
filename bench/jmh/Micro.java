package dev.vox.micro;

import dev.vox.runtime.worker.Framing;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Runs the benchmarks that are named, all without a name, and prints for each what an operation costs and allocates.
///
/// Exit 1 where a bar is missed: 50 µs a frame for detector and echo gate, 50 ms for an env file of 10 000 lines and the same
/// cost a line in files of any size, within three times; no more bytes a frame than the samples that are handed on.
final class Micro {
    private static final Map<String, Class<?>> BENCHMARKS = new LinkedHashMap<>();

    static {
        BENCHMARKS.put("resampling", Resampling.class);
        BENCHMARKS.put("framing", Framing.class);
        BENCHMARKS.put("encoding", Encoding.class);
        BENCHMARKS.put("conversation", Conversation.class);
        BENCHMARKS.put("vad", Vad.class);
        BENCHMARKS.put("dotenv", Dotenv.class);
    }

    private record Cost(double nanos, double bytes) {}

    private final Map<String, Cost> costs = new LinkedHashMap<>();
    private boolean met = true;

    private Micro() {}

    public static void main(String[] args) throws RunnerException {
        List<String> names = args.length == 0 ? List.copyOf(BENCHMARKS.keySet()) : List.of(args);
        for (String name : names) {
            if (!BENCHMARKS.containsKey(name)) {
                System.err.printf(
                        "error: no benchmark %s%nhint: %s%n",
                        name, String.join(", ", BENCHMARKS.keySet()));
                System.exit(2);
            }
        }
        Micro micro = new Micro();
        System.out.printf("%-36s %14s %12s%n", "benchmark", "ns/op", "B/op");
        for (String name : names) {
            micro.run(name);
        }
        micro.judge();
        System.exit(micro.met ? 0 : 1);
    }

    private void run(String name) throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        options.include("^" + BENCHMARKS.get(name).getName() + "\\.")
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT);
        for (RunResult result : new Runner(options.build()).run()) {
            StringBuilder label = new StringBuilder(name);
            label.append('.').append(result.getPrimaryResult().getLabel());
            for (String key : result.getParams().getParamsKeys()) {
                label.append(' ').append(result.getParams().getParam(key));
            }
            Cost cost = new Cost(result.getPrimaryResult().getScore(), allocated(result));
            costs.put(label.toString(), cost);
            System.out.printf(
                    Locale.ROOT, "%-36s %14.1f %12.1f%n", label, cost.nanos(), cost.bytes());
        }
    }

    private static double allocated(RunResult result) {
        return result.getSecondaryResults().entrySet().stream()
                .filter(each -> each.getKey().endsWith("gc.alloc.rate.norm"))
                .map(Map.Entry::getValue)
                .mapToDouble(Result::getScore)
                .findFirst()
                .orElse(Double.NaN);
    }

    private void judge() {
        ratio("base64 ÷ binary", "encoding.base64", "encoding.binary");
        ratio("message ÷ outgoing frame", "framing.message", "framing.outgoing");
        bar("detector and echo gate, µs", "vad.detectorAndGate", 1_000, 50);
        bar("10 000 lines of env file, ms", "dotenv.parse 10000", 1_000_000, 50);
        if (costs.containsKey("dotenv.parse 1000")) {
            double small = costs.get("dotenv.parse 1000").nanos() / 1_000;
            double large = costs.get("dotenv.parse 100000").nanos() / 100_000;
            bar("dearest line ÷ cheapest", Math.max(small, large) / Math.min(small, large), 3);
        }
        for (String encoding : List.of("encoding.base64", "encoding.binary")) {
            allocation(encoding, 1);
        }
        allocation("framing.outgoing", 512);
        for (int rate : new int[] {16_000, 22_050, 24_000}) {
            // 960 samples of two bytes are the result; one more chunk is what a boundary may add.
            allocation("resampling.frame " + rate, 1920 + 64);
        }
    }

    private void ratio(String what, String above, String below) {
        if (costs.containsKey(above)) {
            System.out.printf(
                    Locale.ROOT,
                    "%-36s %14.2f%n",
                    what,
                    costs.get(above).nanos() / costs.get(below).nanos());
        }
    }

    private void allocation(String name, double most) {
        if (costs.containsKey(name)) {
            bar(name + ", B", costs.get(name).bytes(), most);
        }
    }

    private void bar(String what, String name, double nanos, double most) {
        if (costs.containsKey(name)) {
            bar(what, costs.get(name).nanos() / nanos, most);
        }
    }

    private void bar(String what, double figure, double most) {
        boolean holds = figure <= most;
        met &= holds;
        System.out.printf(
                Locale.ROOT,
                "%-36s %14.2f %12.0f %s%n",
                what,
                figure,
                most,
                holds ? "met" : "missed");
    }
}
