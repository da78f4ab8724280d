package dev.vox.env.lint;

import java.util.List;

/// What else stands in the way of the environment: a profile, the choice of the model.
final class WrongConfiguration implements Rule {
    private static final RuleInfo INFO =
            RuleInfo.of(
                    "wrong-configuration",
                    Severity.ERROR,
                    "A profile that cannot be read, or a model that the variables do not agree"
                            + " on.");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Finding> check(Subject subject) {
        return subject.obstacles().stream().map(WrongConfiguration::finding).toList();
    }

    private static Finding finding(Obstacle obstacle) {
        String problem = obstacle.problem();
        int end = problem.indexOf("] ");
        boolean placed = problem.startsWith("[") && end > 0;
        return Finding.of(
                INFO,
                placed ? place(problem.substring(1, end)) : new Place("project", 0),
                "",
                placed ? problem.substring(end + 2) : problem,
                obstacle.fix());
    }

    /// A label that ends in a line's number.
    private static Place place(String label) {
        String line = label.substring(label.lastIndexOf(':') + 1);
        return label.contains(":") && line.matches("[0-9]{1,9}")
                ? new Place(label.substring(0, label.lastIndexOf(':')), Integer.parseInt(line))
                : new Place(label, 0);
    }
}
