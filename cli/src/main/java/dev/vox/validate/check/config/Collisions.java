package dev.vox.validate.check.config;

import dev.vox.validate.Evidence;
import dev.vox.validate.check.config.ComposeChoice.Published;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Ports that two services of a Compose file publish.
final class Collisions {
    private Collisions() {}

    static List<Evidence> of(ComposeChoice choice) {
        List<Published> published = choice.published();
        return IntStream.range(0, published.size())
                .boxed()
                .flatMap(later ->
                        published.subList(0, later).stream()
                                .filter(earlier -> clash(earlier, published.get(later)))
                                .map(earlier -> collision(earlier, published.get(later))))
                .toList();
    }

    private static boolean clash(Published one, Published other) {
        boolean anywhere = one.address().isEmpty() || other.address().isEmpty();
        return one.port() == other.port()
                && one.protocol() == other.protocol()
                && (anywhere || one.address().equals(other.address()));
    }

    private static Evidence collision(Published earlier, Published later) {
        return new Evidence(
                "port " + later.port() + "/" + later.protocol().name().toLowerCase(Locale.ROOT),
                "published by " + earlier.service() + " and by " + later.service());
    }
}
