package dev.vox.contract.audit;

import dev.vox.contract.call.Reply.Answered;
import dev.vox.contract.model.Listing;
import dev.vox.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// What a worker says that it offers.
final class ListedOperations {
    private ListedOperations() {}

    /// The names; null where it cannot be asked, or does not answer.
    static @Nullable List<String> of(Session session) throws InterruptedException {
        Listing listing = session.contract().listing();
        if (listing == null) {
            return null;
        }
        return session.call(listing.operation(), listing.arguments()) instanceof Answered answered
                ? listing.path().one(answered.result()).map(ListedOperations::names).orElse(null)
                : null;
    }

    private static List<String> names(JsonValue value) {
        return switch (value) {
            case JsonValue.Items(var items) ->
                    items.stream().flatMap(item -> name(item).stream()).toList();
            case JsonValue.Members(var members) -> List.copyOf(members.keySet());
            case JsonValue.Text _, JsonValue.Figure _, JsonValue.Flag _, JsonValue.Nothing _ ->
                    List.of();
        };
    }

    private static Optional<String> name(JsonValue item) {
        return item instanceof JsonValue.Text(String text) ? Optional.of(text) : item.text("name");
    }
}
