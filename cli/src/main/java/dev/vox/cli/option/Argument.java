package dev.vox.cli.option;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// An option or an argument while it is declared; [#to] adds it to its command.
///
/// @param <T> what it is read as
public final class Argument<T> {
    /// The parser reads paths by reflection, which takes longer than all the rest of its work.
    private static final ITypeConverter<Path> PATHS = Path::of;

    private final CommandSpec command;
    private final Class<?> type;
    private final boolean many;
    private final String[] names;
    private final String arity;
    private String label = "";
    private String sentence = "";
    private boolean required;
    private boolean usageHelp;
    private @Nullable String otherwise;
    private @Nullable ITypeConverter<?> reader;

    /// @param type of one value
    /// @param many whether the values make a list
    /// @param arity how many values it takes, as the parser writes it: `0..1`
    /// @param names of an option; none for an argument
    Argument(CommandSpec command, Class<?> type, boolean many, String arity, String... names) {
        this.command = command;
        this.type = type;
        this.many = many;
        this.arity = arity;
        this.names = names.clone();
        this.reader = type == Path.class ? PATHS : null;
    }

    Argument<T> label(String label) {
        this.label = label;
        return this;
    }

    /// How its text is read, for types that the parser does not know.
    public Argument<T> read(ITypeConverter<T> reader) {
        this.reader = reader;
        return this;
    }

    /// What is in effect when it is not given; `${DEFAULT-VALUE}` in its description is this text.
    public Argument<T> otherwise(String text) {
        this.otherwise = text;
        return this;
    }

    /// That it must be given, at least once.
    public Argument<T> required() {
        this.required = true;
        return this;
    }

    /// That it asks for help, so that nothing else is required.
    Argument<T> usageHelp() {
        this.usageHelp = true;
        return this;
    }

    /// One sentence about it.
    public Argument<T> about(String sentence) {
        this.sentence = sentence;
        return this;
    }

    /// Adds it to its command.
    ///
    /// @param field takes the value when it is given or has a default
    public void to(Consumer<T> field) {
        Binding<T> binding = new Binding<>(field);
        if (names.length > 0) {
            command.addOption(option(binding));
        } else {
            command.addPositional(positional(binding));
        }
    }

    private OptionSpec option(Binding<T> binding) {
        OptionSpec.Builder option =
                OptionSpec.builder(names)
                        .type(many ? List.class : type)
                        .auxiliaryTypes(type)
                        .arity(arity)
                        .paramLabel(label)
                        .description(sentence)
                        .required(required)
                        .usageHelp(usageHelp)
                        .hasInitialValue(false)
                        .getter(binding)
                        .setter(binding);
        if (otherwise != null) {
            option.defaultValue(otherwise);
        }
        if (reader != null) {
            option.converters(reader);
        }
        return option.build();
    }

    private PositionalParamSpec positional(Binding<T> binding) {
        int index = command.positionalParameters().size();
        PositionalParamSpec.Builder positional =
                PositionalParamSpec.builder()
                        .index(many ? index + "..*" : Integer.toString(index))
                        .type(many ? List.class : type)
                        .auxiliaryTypes(type)
                        .arity(many && required ? "1..*" : arity)
                        .paramLabel(label)
                        .description(sentence)
                        .required(required)
                        .hasInitialValue(false)
                        .getter(binding)
                        .setter(binding);
        if (reader != null) {
            positional.converters(reader);
        }
        return positional.build();
    }

    /// Hands a value on, and knows it: the parser adds further values to the list that it has set.
    private static final class Binding<T> implements IGetter, ISetter {
        private final Consumer<T> field;
        private @Nullable Object value;

        Binding(Consumer<T> field) {
            this.field = field;
        }

        @Override
        // the parser's own signature; it asks for what it has set
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <V> @Nullable V get() {
            return (V) value;
        }

        @Override
        @SuppressWarnings("unchecked") // the parser hands over what the type says
        public <V> @Nullable V set(@Nullable V given) {
            V before = (V) value;
            value = given;
            if (given != null) {
                field.accept((T) given);
            }
            return before;
        }
    }
}
