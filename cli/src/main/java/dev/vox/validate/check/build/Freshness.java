package dev.vox.validate.check.build;

import static dev.vox.validate.check.answer.Seen.that;

import dev.vox.env.Project;
import dev.vox.stack.compose.model.Service;
import dev.vox.stack.compose.observe.Image;
import dev.vox.stack.compose.plan.BuildContexts;
import dev.vox.stack.compose.plan.BuildContexts.Change;
import dev.vox.stack.compose.plan.ComposeTarget;
import dev.vox.validate.Evidence;
import dev.vox.validate.Verdict;
import dev.vox.validate.check.answer.Seen;
import dev.vox.validate.check.config.ComposeChoice;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Whether images are made from what is there now.
///
/// An image that this tool built says by a label what it was made from, and that is held against the files. Of any other the time is
/// known alone, which says less: a checkout makes files new, and a builder's cache leaves an image old.
final class Freshness {
    private final BuildContexts contexts;

    Freshness(InstantSource clock, Project project) {
        contexts = new BuildContexts(project.state().resolve("cache"), clock);
    }

    /// Those with a label.
    Verdict sources(ComposeChoice choice, Map<String, Image> images) throws InterruptedException {
        Map<String, String> digests =
                contexts.of(choice.model(), choice.selection().wanted()).contexts();
        List<Evidence> stale = new ArrayList<>();
        List<Evidence> fresh = new ArrayList<>();
        for (Service service : built(choice, images)) {
            Image image = image(service, images);
            String digest = digests.getOrDefault(service.name(), "");
            String label = label(image);
            if (label.isEmpty() || digest.isEmpty()) {
                continue;
            }
            boolean same = label.equals(digest);
            (same ? fresh : stale)
                    .add(
                            that(
                                    service.name(),
                                    "image "
                                            + image.reference()
                                            + (same
                                                    ? " is made from what is there"
                                                    : " is older than what it is built from")));
        }
        return verdict(stale, fresh, "no image of the stack says what it was built from");
    }

    /// Those without a label.
    Verdict ages(ComposeChoice choice, Map<String, Image> images)
            throws IOException, InterruptedException {
        List<Evidence> stale = new ArrayList<>();
        List<Evidence> fresh = new ArrayList<>();
        for (Service service : built(choice, images)) {
            Image image = image(service, images);
            Optional<Change> newest =
                    label(image).isEmpty()
                            ? contexts.newest(Objects.requireNonNull(service.build()))
                            : Optional.empty();
            newest.ifPresent(change ->
                    (change.at().isAfter(image.createdAt()) ? stale : fresh)
                            .add(that(service.name(), age(image, change))));
        }
        return verdict(stale, fresh, "no image of the stack was built by something else than vox");
    }

    private static String age(Image image, Change change) {
        return "image "
                + image.reference()
                + " of "
                + image.createdAt()
                + (change.at().isAfter(image.createdAt()) ? " is older than " : " is newer than ")
                + change.file()
                + " of "
                + change.at();
    }

    private static List<Service> built(ComposeChoice choice, Map<String, Image> images) {
        return choice.wanted().stream()
                .filter(service -> service.build() != null)
                .filter(service -> images.containsKey(service.image()))
                .toList();
    }

    private static Image image(Service service, Map<String, Image> images) {
        return Objects.requireNonNull(images.get(service.image()));
    }

    private static String label(Image image) {
        return image.labels().getOrDefault(ComposeTarget.CONTEXT_LABEL, "");
    }

    private static Verdict verdict(List<Evidence> stale, List<Evidence> fresh, String none) {
        return stale.isEmpty() && fresh.isEmpty()
                ? Seen.nothing(none, null)
                : Seen.unless(stale, fix(stale), fresh.toArray(Evidence[]::new));
    }

    /// Those whose base the engine has.
    static Verdict bases(ComposeChoice choice, Map<String, Image> images) throws IOException {
        List<Evidence> stale = new ArrayList<>();
        List<Evidence> fresh = new ArrayList<>();
        for (Service service : built(choice, images)) {
            Image image = image(service, images);
            for (String base : Recipe.of(Objects.requireNonNull(service.build())).bases()) {
                Image under = images.get(base);
                if (under != null) {
                    boolean older = image.createdAt().isBefore(under.createdAt());
                    String words = older ? " is older than " : " is newer than ";
                    (older ? stale : fresh)
                            .add(that(service.name(), "image " + image.reference() + words + base));
                }
            }
        }
        return verdict(stale, fresh, "no image of the stack is there with the one it begins with");
    }

    private static String fix(List<Evidence> stale) {
        return "vox rebuild "
                + String.join(" ", stale.stream().map(Evidence::name).distinct().toList());
    }
}
