package dev.vox.config;

import dev.vox.config.VoxFile.ServiceEntry;
import dev.vox.config.VoxFile.TestSuite;
import dev.vox.env.Project;
import dev.vox.yaml.Place;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What holds for a project: what its file says, and the defaults of what it does not say.
///
/// @param file as it is shown; null when there is none
/// @param lines by key, in the order in which the keys are documented
public record EffectiveConfig(@Nullable String file, List<Line> lines) {
    private static final String DEFAULT = "default";

    public EffectiveConfig {
        lines = List.copyOf(lines);
    }

    /// One value.
    ///
    /// @param key from the root: `compose.files`
    /// @param values one, or those of a list
    /// @param list whether the value is a list
    /// @param origin `vox.yaml:3`, or `default`
    public record Line(String key, List<String> values, boolean list, String origin) {
        public Line {
            values = List.copyOf(values);
        }
    }

    /// Reads the file of a project and fills in what it leaves out.
    ///
    /// @throws dev.vox.problem.InvalidConfiguration naming every mistake of the file
    public static EffectiveConfig of(Project project) {
        boolean there = VoxFileText.of(project).isPresent();
        return new EffectiveConfig(
                there ? VoxFile.NAME : null, new Sheet(VoxFile.read(project)).lines(project));
    }

    private static final class Sheet {
        private final VoxFile file;
        private final List<Line> lines = new ArrayList<>();

        Sheet(VoxFile file) {
            this.file = file;
        }

        List<Line> lines(Project project) {
            one("project", file.project(), String.valueOf(project.root().getFileName()));
            one("backend", file.backend() == null ? null : word(file.backend().value()), "auto");
            many("compose.files", file.composeFiles(), List.of());
            one("compose.name", file.composeName(), null);
            file.services().forEach(this::service);
            many("profiles", file.folders().profiles(), List.of("profiles"));
            many("validation", file.folders().validation(), List.of("validation"));
            many("benchmarks", file.folders().benchmarks(), List.of("benchmarks"));
            many("proto.paths", file.folders().protoPaths(), List.of("proto"));
            file.folders().protoOut().forEach((key, at) -> one("proto.out." + key, at, null));
            file.tests().forEach(this::suite);
            file.tasks().forEach((name, task) -> one("tasks." + name, task, null));
            return lines;
        }

        private void service(String name, ServiceEntry service) {
            String path = "services." + name + ".";
            one(path + "role", word(service.role()), null);
            one(path + "probe", word(service.probe()), null);
            service.commands()
                    .forEach((mode, command) ->
                            many(
                                    path + "command" + (mode.isEmpty() ? "" : "." + mode),
                                    command,
                                    List.of()));
        }

        private void suite(String name, TestSuite suite) {
            many("tests." + name + ".command", suite.command(), List.of());
            one("tests." + name + ".isolate", suite.isolate(), null);
        }

        private void one(String key, @Nullable String said, @Nullable String otherwise) {
            String value = said == null ? otherwise : said;
            if (value != null) {
                lines.add(new Line(key, List.of(value), false, origin(key, said != null)));
            }
        }

        private void many(String key, List<String> said, List<String> otherwise) {
            List<String> values = said.isEmpty() ? otherwise : said;
            if (!values.isEmpty()) {
                lines.add(new Line(key, values, true, origin(key, !said.isEmpty())));
            }
        }

        private String origin(String key, boolean said) {
            Place place = said ? file.places().get(key) : null;
            return place == null ? DEFAULT : place.source() + ":" + place.line();
        }

        private static @Nullable String word(@Nullable Enum<?> constant) {
            return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
        }
    }
}
