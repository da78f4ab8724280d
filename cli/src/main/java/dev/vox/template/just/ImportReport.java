package dev.vox.template.just;

import dev.vox.template.just.Justfile.Inclusion;
import dev.vox.template.just.Justfile.Recipe;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/// What became of the recipes of a justfile.
///
/// @param file as it was named
/// @param notFollowed other files that it takes in
public record ImportReport(Path file, List<RecipeHome> recipes, List<Inclusion> notFollowed) {
    public ImportReport {
        recipes = List.copyOf(recipes);
        notFollowed = List.copyOf(notFollowed);
    }

    /// How it goes on with a recipe.
    public enum Fate {
        /// A command does it.
        COMMAND,
        /// A command of a later build will.
        LATER,
        /// It stays the project's own.
        OWN,
        /// Other recipes use it, nobody calls it.
        PRIVATE
    }

    /// Where a recipe, or another name of one, goes.
    ///
    /// @param name what people typed
    /// @param recipe the recipe behind the name
    /// @param command what does it, as it is typed: `vox dev agent`; null where nothing does
    /// @param reason why none does, or what else there is to say; may be empty
    public record RecipeHome(
            String name,
            int line,
            Recipe recipe,
            Fate fate,
            @Nullable String command,
            String reason) {}
}
