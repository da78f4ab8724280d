package dev.vox.validate;

import dev.vox.problem.InvalidConfiguration;
import dev.vox.yaml.Mistakes;
import dev.vox.yaml.Place;
import dev.vox.yaml.Yaml;
import dev.vox.yaml.YamlReader;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes phases of files, and notes every mistake of every file instead of stopping at the first.
///
/// What the keys mean: `docs/reference/validation.md`. Their schema: `docs/reference/validation.schema.json`.
public final class PhaseReader {
    private static final int MOST_PHASES = 999;

    private static final Pattern NUMBERED = Pattern.compile("(?:.*/)?phase-([1-9]\\d{0,2})\\.yaml");

    private final CheckKinds kinds;

    /// Shipped files, by number, that are read only when a file of the project extends them.
    private final Map<Integer, PhaseFile> unread = new TreeMap<>();

    /// By id, where there would be a check if its declaration were right.
    private final Map<String, Place> unmade = new TreeMap<>();

    private final Mistakes mistakes = new Mistakes();
    private final PhaseGraph graph = new PhaseGraph(mistakes);

    private PhaseReader(CheckKinds kinds) {
        this.kinds = kinds;
    }

    /// Reads the phases that are in effect, in the order in which they run: by their numbers, a phase that another needs
    /// before it.
    ///
    /// @param shipped what came with the tool
    /// @param own the project's; one takes the place of the shipped one of its number, or changes it where it says
    ///     `extends: shipped`
    /// @throws InvalidConfiguration with every mistake, each with line and column
    public static List<Phase> read(CheckKinds kinds, List<PhaseFile> shipped, List<PhaseFile> own) {
        return read(kinds, shipped, own, number -> true);
    }

    /// Reads the phases that are in effect, the shipped ones among them as far as they are wanted.
    ///
    /// @param wanted of the shipped phases, whose files bear their numbers; the project's are all read
    /// @throws InvalidConfiguration as the other does
    public static List<Phase> read(
            CheckKinds kinds, List<PhaseFile> shipped, List<PhaseFile> own, IntPredicate wanted) {
        PhaseReader reader = new PhaseReader(kinds);
        Map<Integer, Phase> base = reader.all(reader.read(shipped, wanted), new TreeMap<>());
        Map<Integer, Phase> phases = new TreeMap<>(base);
        phases.putAll(reader.all(own, base));
        reader.distinct(phases.values());
        List<Phase> ordered =
                reader.graph.ordered(
                        phases.values().stream().filter(phase -> phase.number() > 0).toList(),
                        reader.unread.keySet());
        reader.mistakes.check();
        return ordered;
    }

    private List<PhaseFile> read(List<PhaseFile> shipped, IntPredicate wanted) {
        List<PhaseFile> read = new ArrayList<>();
        for (PhaseFile file : shipped) {
            Matcher name = NUMBERED.matcher(file.source());
            if (!name.matches() || wanted.test(Integer.parseInt(name.group(1)))) {
                read.add(file);
            } else {
                unread.put(Integer.parseInt(name.group(1)), file);
            }
        }
        return read;
    }

    private Map<Integer, Phase> all(List<PhaseFile> files, Map<Integer, Phase> base) {
        Map<Integer, Phase> phases = new TreeMap<>();
        for (PhaseFile file : files) {
            try (YamlReader root =
                    YamlReader.of(Yaml.parse(file.source(), file.text()), mistakes)) {
                Phase phase = phase(file.source(), root, base);
                Phase other = phases.putIfAbsent(keyOf(phase, phases), phase);
                if (other != null) {
                    root.mistake(
                            "phase",
                            "is %d, as in %s already".formatted(phase.number(), other.source()));
                }
            }
        }
        return phases;
    }

    /// A phase whose number cannot be read is held against the others for the sake of its mistakes.
    private static int keyOf(Phase phase, Map<Integer, Phase> phases) {
        return phase.number() > 0 ? phase.number() : MOST_PHASES + 1 + phases.size();
    }

    private Phase phase(String source, YamlReader root, Map<Integer, Phase> base) {
        root.require("phase");
        int number = root.whole("phase", 1, MOST_PHASES).orElse(0L).intValue();
        Phase extended = extended(root, number, base);
        if (extended == null) {
            root.require("title");
            root.require("checks");
        }
        List<String> needs =
                extended == null || root.keys().contains("needs")
                        ? root.texts("needs")
                        : extended.needs();
        root.place("needs").ifPresent(place -> graph.add(number, place));
        return new Phase(
                number,
                root.text("title").orElse(extended == null ? "" : extended.title()),
                source,
                needs,
                checks(root, extended));
    }

    private @Nullable Phase extended(YamlReader root, int number, Map<Integer, Phase> base) {
        if (root.oneOf("extends", List.of("shipped")).isEmpty()) {
            return null;
        }
        PhaseFile late = unread.get(number);
        Phase extended =
                late == null ? base.get(number) : all(List.of(late), new TreeMap<>()).get(number);
        if (extended == null) {
            root.mistake("extends", "has nothing to extend: no phase %d ships".formatted(number));
        }
        return extended;
    }

    private List<CheckDeclaration> checks(YamlReader root, @Nullable Phase extended) {
        Map<String, CheckDeclaration> former = new LinkedHashMap<>();
        if (extended != null) {
            extended.checks().forEach(check -> former.put(check.id(), check));
        }
        Map<String, CheckDeclaration> checks = new LinkedHashMap<>(former);
        Map<String, Place> here = new LinkedHashMap<>();
        for (YamlReader item : root.sections("checks")) {
            try (item) {
                CheckReader reader = new CheckReader(kinds, item, former);
                Optional<CheckDeclaration> check = reader.read();
                check.ifPresent(made -> checks.put(made.id(), made));
                reader.name().ifPresent(name -> once(name, check.isPresent(), here));
            }
        }
        return new ArrayList<>(checks.values());
    }

    /// Ids tell checks apart in every report, so no two of a file share one.
    ///
    /// @param whole whether there is a check of it, or so much is wrong that there is none
    /// @param here those of the file so far
    private void once(CheckReader.Name name, boolean whole, Map<String, Place> here) {
        Place first = here.putIfAbsent(name.id(), name.place());
        if (first != null) {
            twice(name.id(), name.place(), first);
            unmade.remove(name.id());
        } else if (!whole) {
            unmade.put(name.id(), name.place());
        }
    }

    /// Nor do two phases, whatever else is wrong with a check.
    private void distinct(Iterable<Phase> phases) {
        Map<String, Place> seen = new LinkedHashMap<>();
        for (Phase phase : phases) {
            for (CheckDeclaration check : phase.checks()) {
                Place first = seen.putIfAbsent(check.id(), check.place());
                if (first != null && !check.id().isEmpty()) {
                    twice(check.id(), check.place(), first);
                }
            }
        }
        unmade.forEach((id, place) -> {
            Place first = seen.get(id);
            if (first != null) {
                twice(id, place, first);
            }
        });
    }

    private void twice(String id, Place place, Place first) {
        mistakes.add(place, "id '%s' is there twice: also in %s".formatted(id, first));
    }
}
