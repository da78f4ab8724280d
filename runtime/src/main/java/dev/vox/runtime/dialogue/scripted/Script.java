package dev.vox.runtime.dialogue.scripted;

import java.util.List;

/// What is answered to what.
///
/// @param rules the first that matches answers
/// @param otherwise answers what no rule matches
public record Script(List<Rule> rules, ReplyText otherwise) {
    public Script {
        rules = List.copyOf(rules);
        if (otherwise.highestGroup() > 0) {
            throw new IllegalArgumentException("what matches nothing has no groups");
        }
    }

    /// One rule.
    ///
    /// @param heard what it answers
    /// @param replies given in turn, each conversation from the first; at least one
    public record Rule(Heard heard, List<ReplyText> replies) {
        public Rule {
            replies = List.copyOf(replies);
            if (replies.isEmpty()) {
                throw new IllegalArgumentException("a rule has a reply");
            }
            for (ReplyText reply : replies) {
                if (reply.highestGroup() > heard.groups()) {
                    throw new IllegalArgumentException(
                            "a reply names group " + reply.highestGroup() + " of " + heard);
                }
            }
        }
    }
}
