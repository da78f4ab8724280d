package dev.vox.env.lint;

import java.util.List;

/// Looks for one kind of mistake.
interface Rule {
    RuleInfo info();

    /// What it found, in any order.
    List<Finding> check(Subject subject);
}
