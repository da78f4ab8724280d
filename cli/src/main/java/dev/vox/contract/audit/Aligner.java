package dev.vox.contract.audit;

import dev.vox.text.Nearest;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Says how an operation stands, by what calling it showed and by who asks for it.
final class Aligner {
    private Aligner() {}

    /// The alignment.
    ///
    /// @param asked whether the caller asks for it; true as well where nobody knows what the caller asks for
    static Alignment alignment(boolean asked, CallShown shown) {
        return switch (shown.reply()) {
            case UNKNOWN -> Alignment.MISSING;
            case REFUSED, NOT_IMPLEMENTED, SILENT -> Alignment.STUB;
            case ANSWERED -> answered(asked, shown);
        };
    }

    private static Alignment answered(boolean asked, CallShown shown) {
        if (Boolean.FALSE.equals(shown.varies()) || Boolean.FALSE.equals(shown.effect())) {
            return Alignment.STUB;
        }
        if (shown.twin() != null) {
            return Alignment.DUPLICATED;
        }
        if (!asked) {
            return Alignment.ORPHAN;
        }
        return shown.varies() == null && shown.effect() == null
                ? Alignment.UNPROVEN
                : Alignment.ALIGNED;
    }

    /// The name that was probably meant: the one with the same words in another spelling, else the nearest, of those
    /// words that are written alike first.
    static Optional<String> meant(String name, Collection<String> candidates) {
        List<String> others =
                candidates.stream().filter(candidate -> !candidate.equals(name)).toList();
        Optional<String> same =
                others.stream().filter(other -> words(other).equals(words(name))).findFirst();
        return same.or(() -> Nearest.to(name, others)).or(() -> Nearest.to(words(name), others));
    }

    /// A name without the marks and capitals that one naming rule has and another has not: `getVolume` and
    /// `get_volume` are one.
    static String words(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
