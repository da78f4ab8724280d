package dev.vox.validate.check.build;

import static dev.vox.validate.check.answer.Seen.that;

import dev.vox.problem.InvalidConfiguration;
import dev.vox.problem.VoxException;
import dev.vox.stack.compose.model.Service;
import dev.vox.stack.compose.observe.ContainerObserver;
import dev.vox.stack.compose.observe.Image;
import dev.vox.validate.Check;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.Evidence;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;
import dev.vox.validate.check.answer.Seen;
import dev.vox.validate.check.build.ImageKind.Question;
import dev.vox.validate.check.config.ComposeChoice;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Looks at the images of the services that the chosen model needs.
record ImageCheck(Supplier<ImageKind.Sources> sources, Question question) implements Check {
    private static final String STAGED = "vox dev makes it before it builds";

    @Override
    public Verdict look(Target target, Duration deadline) throws InterruptedException, CheckBroken {
        Optional<ComposeChoice> choice;
        try {
            choice = sources.get().project().compose(target);
        } catch (InvalidConfiguration e) {
            return Seen.nothing(
                    "the Compose files cannot be read: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    "see config.compose");
        }
        if (choice.isEmpty()) {
            return Seen.nothing("the project has no Compose file", null);
        }
        if (!choice.get().runs()) {
            return Seen.nothing("the chosen model runs on the embedded stack, in no image", null);
        }
        try {
            return question == Question.BUILDABLE
                    ? buildable(choice.get())
                    : ofEngine(target, choice.get());
        } catch (IOException e) {
            throw new CheckBroken(
                    "[image] what it is built from cannot be read: " + e.getMessage(), e);
        }
    }

    private static Verdict buildable(ComposeChoice choice) throws IOException {
        List<Evidence> missing = new ArrayList<>();
        List<Evidence> seen = new ArrayList<>();
        for (Service service : choice.wanted()) {
            Service.Build build = service.build();
            if (build == null) {
                continue;
            }
            if (choice.staged().contains(service.name())) {
                seen.add(that(service.name(), STAGED));
                continue;
            }
            List<String> lacking = Recipe.of(build).lacking();
            lacking.forEach(each -> missing.add(that(service.name(), each)));
            seen.add(that(service.name(), "its context and Dockerfile are there"));
        }
        return seen.isEmpty()
                ? Seen.nothing("no service of the stack is built here", null)
                : Seen.unless(missing, null, seen.toArray(Evidence[]::new));
    }

    private Verdict ofEngine(Target target, ComposeChoice choice)
            throws InterruptedException, CheckBroken, IOException {
        if (target.stack().filter(stack -> stack.backend().equals("embedded")).isPresent()) {
            return Seen.nothing("the stack that is up is embedded, and runs no image", null);
        }
        Set<String> references = new LinkedHashSet<>();
        for (Service service : choice.wanted()) {
            references.add(service.image());
            if (question == Question.BASE && service.build() != null) {
                references.addAll(Recipe.of(service.build()).bases());
            }
        }
        try (ContainerObserver engine = sources.get().engines().apply(target.environment())) {
            Map<String, Image> images = engine.images(references);
            return switch (question) {
                case PRESENT -> present(choice, images);
                case SOURCES -> freshness(target).sources(choice, images);
                case AGE -> freshness(target).ages(choice, images);
                case BASE -> Freshness.bases(choice, images);
                case BUILDABLE -> buildable(choice);
            };
        } catch (VoxException e) {
            return Seen.nothing(
                    "no container engine answers: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    e.hint().orElse(null));
        }
    }

    private Freshness freshness(Target target) {
        return new Freshness(sources.get().clock(), target.project());
    }

    private static Verdict present(ComposeChoice choice, Map<String, Image> images) {
        List<Evidence> missing = new ArrayList<>();
        List<Evidence> seen = new ArrayList<>();
        for (Service service : choice.wanted()) {
            if (images.containsKey(service.image())) {
                seen.add(that(service.name(), service.image()));
            } else {
                missing.add(that(service.name(), "image " + service.image() + " is missing"));
            }
        }
        return Seen.unless(missing, null, seen.toArray(Evidence[]::new));
    }
}
