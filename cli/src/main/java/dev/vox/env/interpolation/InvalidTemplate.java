package dev.vox.env.interpolation;

import dev.vox.text.Quoted;

/// A template that cannot be read. The message quotes it, which may show a secret: see [#problem].
public final class InvalidTemplate extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_SHOWN = 200;

    private final String problem;
    private final String template;

    private InvalidTemplate(String problem, String template) {
        super(problem + " " + quoted(template));
        this.problem = problem;
        this.template = template;
    }

    static InvalidTemplate of(String template) {
        return new InvalidTemplate("invalid template", template);
    }

    static InvalidTemplate tooDeep(String template) {
        return new InvalidTemplate(
                "more than " + Template.DEEPEST + " levels of ${…} in the template", template);
    }

    /// What is wrong, without the template.
    public String problem() {
        return problem;
    }

    /// The innermost template that is wrong, as written.
    public String template() {
        return template;
    }

    /// A template as messages quote it; a long one is cut.
    public static String quoted(String template) {
        return Quoted.text(
                template.length() <= LONGEST_SHOWN
                        ? template
                        : template.substring(0, LONGEST_SHOWN) + "…");
    }
}
