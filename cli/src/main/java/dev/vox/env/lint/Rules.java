package dev.vox.env.lint;

import java.util.List;

/// Every rule, the weightiest first.
public final class Rules {
    private static final List<Rule> ALL =
            List.of(
                    new UnreadableFile(),
                    new MalformedLine(),
                    new BadTemplate(),
                    BrokenExpansion.CIRCLE,
                    BrokenExpansion.EMPTY_REQUIRED,
                    new WrongConfiguration(),
                    new BadValue(),
                    new TrackedSecret(),
                    new StaleExpansion(),
                    new DuplicateKey(),
                    new UnknownKey(),
                    new StrayModelFile(),
                    new MissingSetting(),
                    new PlaceholderSecret(),
                    new ReadableSecret(),
                    new NotIgnored(),
                    new RepeatedKey(),
                    new RedundantValue(),
                    StoredText.BYTE_ORDER_MARK,
                    StoredText.CARRIAGE_RETURNS,
                    StoredText.FINAL_NEWLINE);

    private Rules() {}

    static List<Rule> all() {
        return ALL;
    }

    /// What they look for.
    public static List<RuleInfo> infos() {
        return ALL.stream().map(Rule::info).toList();
    }
}
