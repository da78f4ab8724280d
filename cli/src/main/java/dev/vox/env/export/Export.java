package dev.vox.env.export;

import dev.vox.env.Variables;
import dev.vox.env.inspect.Disclosure;
import dev.vox.env.inspect.Inventory;
import dev.vox.env.inspect.Inventory.Entry;
import dev.vox.env.inspect.NamePattern;
import dev.vox.problem.InvalidConfiguration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Variables, written for another tool.
///
/// @param text what that tool reads
/// @param variables the names in it
/// @param withheld the names left out because a secret is in their value
/// @param unsayable the names of the process's own variables that the format cannot hold
public record Export(
        ExportFormat format,
        String text,
        List<String> variables,
        List<String> withheld,
        List<String> unsayable) {
    public Export {
        variables = List.copyOf(variables);
        withheld = List.copyOf(withheld);
        unsayable = List.copyOf(unsayable);
    }

    /// What to write.
    ///
    /// @param all whether what only the process has is written too
    /// @param disclosure whether values with secrets in them are written, or left out: a mask would be of no use to anybody
    public record Request(
            ExportFormat format, NamePattern pattern, boolean all, Disclosure disclosure) {}

    /// Writes variables.
    ///
    /// @throws InvalidConfiguration naming every variable of the project that the format cannot hold
    public static Export of(Variables variables, Request request, Delimiters delimiters) {
        Inventory everything =
                Inventory.of(variables, Disclosure.MASKED).matching(request.pattern());
        Inventory wanted = request.all() ? everything : everything.own();
        Draft draft = new Draft(request, request.format().dialect(delimiters));
        wanted.entries().values().forEach(draft::add);
        return draft.finished();
    }

    /// An export while its variables are looked through.
    private static final class Draft {
        private final Request request;
        private final Dialect dialect;
        private final SortedMap<String, String> written = new TreeMap<>();
        private final List<String> withheld = new ArrayList<>();
        private final List<String> unsayable = new ArrayList<>();
        private final List<String> mistakes = new ArrayList<>();

        Draft(Request request, Dialect dialect) {
            this.request = request;
            this.dialect = dialect;
        }

        void add(Entry entry) {
            if (entry.masked() && request.disclosure() == Disclosure.MASKED) {
                withheld.add(entry.name());
                return;
            }
            Optional<String> problem = dialect.problem(entry.name(), entry.text());
            if (problem.isPresent()) {
                refuse(entry, problem.get());
                return;
            }
            written.put(entry.name(), entry.text());
        }

        /// What the project says has to arrive; what the shell has by chance need not.
        private void refuse(Entry entry, String problem) {
            if (entry.own()) {
                mistakes.add("[" + entry.origin().label() + "] " + entry.name() + ": " + problem);
            } else {
                unsayable.add(entry.name());
            }
        }

        Export finished() {
            if (!mistakes.isEmpty()) {
                String word = request.format().name().toLowerCase(Locale.ROOT);
                throw new InvalidConfiguration(
                        String.join("\n", mistakes),
                        "the format " + word + " cannot hold that; json holds everything");
            }
            return new Export(
                    request.format(),
                    dialect.write(written),
                    List.copyOf(written.keySet()),
                    withheld,
                    unsayable);
        }
    }
}
