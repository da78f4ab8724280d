package dev.vox.env.inspect;

import dev.vox.env.LayerName;
import dev.vox.env.Origin;
import dev.vox.env.Setting;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What there is to say about a variable. Every text in it may be shown.
public sealed interface Explanation {
    /// A variable that something sets, looks up or reads.
    ///
    /// @param name of the variable
    /// @param secret whether its whole value is masked unless that is asked for
    /// @param value in effect, the settings table's default included; null when it is unset or broken
    /// @param winner where that was set; null when it is unset or broken
    /// @param layers every layer, lightest first, the silent ones too
    /// @param expansion what the winner was expanded from, in order; empty for a literal
    /// @param setting the row of the settings table that reads it; null where none does
    /// @param users whose value it went into
    /// @param mistake what is wrong with it; null where nothing is
    record Known(
            String name,
            boolean secret,
            @Nullable String value,
            @Nullable Origin winner,
            List<Say> layers,
            Pieces expansion,
            @Nullable Reading setting,
            List<User> users,
            @Nullable String mistake)
            implements Explanation {
        public Known {
            layers = List.copyOf(layers);
            users = List.copyOf(users);
        }
    }

    /// A name that nothing has to do with.
    ///
    /// @param nearest the name that was perhaps meant; null where none is near
    record Unknown(String name, @Nullable String nearest) implements Explanation {}

    /// What a layer says of the variable.
    ///
    /// @param words in the order of their weight; empty where the layer is silent
    record Say(LayerName layer, List<Word> words) {
        public Say {
            words = List.copyOf(words);
        }
    }

    /// What one place says of the variable.
    ///
    /// @param written as it stands there, `${…}` not expanded
    /// @param literal whether it stands for itself, `${…}` included
    record Word(Origin origin, String written, boolean literal, Weight weight) {}

    /// What became of a word.
    enum Weight {
        WINS,
        OVERRIDDEN,
        /// Overridden, and taken up again by the weightier word that names its own variable.
        TAKEN_UP
    }

    /// The variables that went into a value, in order.
    ///
    /// @param leftOut how many there are besides, where there are too many to show
    record Pieces(List<Piece> shown, int leftOut) {
        static final Pieces NONE = new Pieces(List.of(), 0);

        public Pieces {
            shown = List.copyOf(shown);
        }

        /// Whether nothing went into it.
        public boolean isEmpty() {
            return shown.isEmpty() && leftOut == 0;
        }
    }

    /// A variable that went into a value.
    ///
    /// @param written the reference: `${REDIS_HOST:-localhost}`
    /// @param value null where it is unset
    /// @param origin null where it is unset
    /// @param pieces what its own value was expanded from
    record Piece(
            String name,
            String written,
            @Nullable String value,
            @Nullable Origin origin,
            Pieces pieces) {}

    /// A setting that reads the variable.
    ///
    /// @param value in effect; null when it is unset, or wrong
    /// @param variable the one that it was read from; null when none was
    record Reading(Setting<?> setting, @Nullable String value, @Nullable String variable) {}

    /// A variable whose value another one went into.
    record User(String name, Origin origin) {}
}
