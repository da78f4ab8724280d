package dev.vox.micro;

import dev.vox.env.dotenv.DotenvFile;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/// Reads env files of three sizes.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class Dotenv {
    /// How many lines the file has.
    @Param({"1000", "10000", "100000"})
    public int lines;

    private String text = "";

    /// Makes the file: each way of writing a value, in turn.
    @Setup(Level.Trial)
    public void write() {
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            file.append(
                    switch (i % 5) {
                        case 0 -> "# what variable " + i + " is for\n";
                        case 1 -> "VARIABLE_" + i + "=a plain value # with a comment\n";
                        case 2 ->
                                "export VARIABLE_" + i + "=\"escaped \\\"value\\\" \\n ${HOME}\"\n";
                        case 3 -> "VARIABLE_" + i + "='single quoted'\n";
                        default -> "VARIABLE_" + i + ": redis://${HOST:-localhost}:6379\n";
                    });
        }
        text = file.toString();
    }

    /// One reading.
    @Benchmark
    public DotenvFile parse() {
        return DotenvFile.parse(text);
    }
}
