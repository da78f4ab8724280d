package dev.vox.stack.compose.plan;

import static dev.vox.stack.compose.plan.ComposeTarget.CONTEXT_LABEL;

import dev.vox.stack.compose.model.Service;
import dev.vox.stack.compose.observe.Image;
import dev.vox.stack.plan.Problem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which images are made or fetched, and why.
///
/// An image without our label was built by something else, and nobody knows from what: it is built again, which is quick where
/// nothing changed, since the builder has its layers. `--no-build` keeps it.
final class ImageSteps {
    private static final int SHOWN_DIGITS = 12;

    private final ComposeTarget target;
    private final ComposeObserved observed;
    private final List<ComposeStep> builds = new ArrayList<>();
    private final List<ComposeStep> pulls = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /// The digest that an image is made from, by its reference: two services may share one.
    private final Map<String, String> made = new HashMap<>();

    private ImageSteps(ComposeTarget target, ComposeObserved observed) {
        this.target = target;
        this.observed = observed;
    }

    static ImageSteps of(ComposeTarget target, ComposeObserved observed) {
        ImageSteps images = new ImageSteps(target, observed);
        target.model().services().stream()
                .filter(service -> target.wanted().contains(service.name()))
                .forEach(images::look);
        return images;
    }

    /// Builds, then what is fetched.
    List<ComposeStep> steps() {
        List<ComposeStep> steps = new ArrayList<>(builds);
        steps.addAll(pulls);
        return steps;
    }

    List<Problem> problems() {
        return problems;
    }

    List<String> warnings() {
        return warnings;
    }

    /// Whether an image is built.
    boolean builds(String image) {
        return made.containsKey(image);
    }

    /// Whether an image is fetched.
    boolean pulls(String image) {
        return pulls.stream()
                .anyMatch(step ->
                        step instanceof ComposeStep.Pull pull && pull.image().equals(image));
    }

    private void look(Service service) {
        Optional<Image> there = Optional.ofNullable(observed.images().get(service.image()));
        if (service.build() != null) {
            built(service, there);
        } else if (there.isEmpty() && !pulls(service.image())) {
            pulls.add(
                    new ComposeStep.Pull(
                            service.name(),
                            service.image(),
                            "image " + service.image() + " is missing"));
        }
    }

    private void built(Service service, Optional<Image> there) {
        String digest = target.contexts().getOrDefault(service.name(), "");
        switch (target.builds()) {
            case NEVER -> unbuilt(service, there, digest);
            case FORCED -> build(service, digest, "a build was asked for");
            case NEEDED ->
                    reason(service, there, digest)
                            .ifPresent(cause -> build(service, digest, cause));
        }
    }

    private void build(Service service, String digest, String cause) {
        @Nullable String before = made.putIfAbsent(service.image(), digest);
        if (before == null || !before.equals(digest)) {
            builds.add(new ComposeStep.Build(service.name(), service.image(), digest, cause));
        }
    }

    private static Optional<String> reason(Service service, Optional<Image> there, String digest) {
        if (there.isEmpty()) {
            return Optional.of("image " + service.image() + " is missing");
        }
        if (digest.isEmpty()) {
            return Optional.empty();
        }
        @Nullable String label = there.get().labels().get(CONTEXT_LABEL);
        if (label == null) {
            return Optional.of(
                    "image "
                            + service.image()
                            + " was built by something else: what from, it does not say");
        }
        return label.equals(digest)
                ? Optional.empty()
                : Optional.of(
                        "what it is built from has changed: "
                                + shortened(label)
                                + " → "
                                + shortened(digest));
    }

    private void unbuilt(Service service, Optional<Image> there, String digest) {
        if (there.isEmpty()) {
            problems.add(
                    new Problem(
                            Problem.Kind.PREREQUISITE,
                            "["
                                    + service.name()
                                    + "] image "
                                    + service.image()
                                    + " is missing, and building is switched off",
                            "leave --no-build (SKIP_BUILD=true) out, or build it: vox rebuild "
                                    + service.name()));
            return;
        }
        @Nullable String label = there.get().labels().get(CONTEXT_LABEL);
        if (label != null && !digest.isEmpty() && !label.equals(digest)) {
            warnings.add(
                    "image "
                            + service.image()
                            + " is older than what it is built from, and building is switched"
                            + " off");
        }
    }

    private static String shortened(String digest) {
        return digest.substring(0, Math.min(digest.length(), SHOWN_DIGITS));
    }
}
