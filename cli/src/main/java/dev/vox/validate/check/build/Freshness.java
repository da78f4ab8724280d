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
import java.util.Optional;

/// Whether images are made from what is there now.
///
/// An image that this tool built says by a label what it was made from, and that is held against the files; of any other the
/// time is known alone, and that is held against the newest file.
final class Freshness {
    private final BuildContexts contexts;

    Freshness(InstantSource clock, Project project) {
        contexts = new BuildContexts(project.state().resolve("cache"), clock);
    }

    Verdict sources(ComposeChoice choice, Map<String, Image> images)
            throws IOException, InterruptedException {
        Map<String, String> digests =
                contexts.of(choice.model(), choice.selection().wanted()).contexts();
        List<Evidence> stale = new ArrayList<>();
        List<Evidence> fresh = new ArrayList<>();
        for (Service service : choice.wanted()) {
            Image image = images.get(service.image());
            if (service.build() == null || image == null) {
                continue;
            }
            Optional<String> why =
                    why(service.build(), image, digests.getOrDefault(service.name(), ""));
            why.ifPresentOrElse(
                    each -> stale.add(that(service.name(), each)),
                    () -> fresh.add(that(service.name(), service.image() + " is up to date")));
        }
        return stale.isEmpty() && fresh.isEmpty()
                ? Seen.nothing("no image that is built here is there", "vox rebuild")
                : Seen.unless(stale, fix(stale), fresh.toArray(Evidence[]::new));
    }

    private Optional<String> why(Service.Build build, Image image, String digest)
            throws IOException, InterruptedException {
        String label = image.labels().getOrDefault(ComposeTarget.CONTEXT_LABEL, "");
        if (!label.isEmpty()) {
            return label.equals(digest) || digest.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            "image " + image.reference() + " is older than what it is built from");
        }
        Optional<Change> newest = contexts.newest(build);
        return newest.filter(change -> change.at().isAfter(image.createdAt()))
                .map(change ->
                        "image "
                                + image.reference()
                                + " of "
                                + image.createdAt()
                                + " is older than "
                                + change.file()
                                + " of "
                                + change.at());
    }

    static Verdict bases(ComposeChoice choice, Map<String, Image> images) throws IOException {
        List<Evidence> stale = new ArrayList<>();
        List<Evidence> fresh = new ArrayList<>();
        for (Service service : choice.wanted()) {
            Image image = images.get(service.image());
            if (service.build() == null || image == null) {
                continue;
            }
            for (String base : Recipe.of(service.build()).bases()) {
                Image under = images.get(base);
                if (under == null) {
                    continue;
                }
                boolean older = image.createdAt().isBefore(under.createdAt());
                (older ? stale : fresh)
                        .add(
                                that(
                                        service.name(),
                                        "image "
                                                + image.reference()
                                                + (older ? " is older than " : " is newer than ")
                                                + base));
            }
        }
        return stale.isEmpty() && fresh.isEmpty()
                ? Seen.nothing("no image that is built here is there with its base", null)
                : Seen.unless(stale, fix(stale), fresh.toArray(Evidence[]::new));
    }

    private static String fix(List<Evidence> stale) {
        return "vox rebuild "
                + String.join(" ", stale.stream().map(Evidence::name).distinct().toList());
    }
}
