package dev.vox.validate.check.docs;

import dev.vox.validate.check.tree.ProjectTree;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What links lead to.
final class LinkTargets {
    private final Path root;
    private final Map<Path, Set<String>> anchors = new HashMap<>();

    LinkTargets(Path root) {
        this.root = root;
    }

    /// Why a link leads nowhere; empty when it does not.
    Optional<String> problem(MarkdownPage page, MarkdownPage.Link link) throws IOException {
        int hash = link.target().indexOf('#');
        String file = decoded(hash < 0 ? link.target() : link.target().substring(0, hash));
        String anchor = hash < 0 ? "" : decoded(link.target().substring(hash + 1));
        if (file.isEmpty()) {
            return page.anchors().contains(anchor) || anchor.isEmpty()
                    ? Optional.empty()
                    : Optional.of("the page has no heading #" + anchor);
        }
        try {
            Path target = target(page, file.replaceFirst("\\?.*$", ""));
            if (!target.startsWith(root)) {
                return Optional.empty(); // pages of the server that shows it, such as ../../issues
            }
            if (!Files.exists(target)) {
                return Optional.of("there is no " + link.target());
            }
            return hasAnchor(target, anchor)
                    ? Optional.empty()
                    : Optional.of(file + " has no heading #" + anchor);
        } catch (InvalidPathException e) {
            return Optional.of("no path: " + link.target());
        }
    }

    private Path target(MarkdownPage page, String file) {
        Path folder = root.resolve(page.path()).getParent();
        return file.startsWith("/")
                ? root.resolve(file.substring(1)).normalize()
                : (folder == null ? root : folder).resolve(file).normalize();
    }

    private boolean hasAnchor(Path target, String anchor) throws IOException {
        if (anchor.isEmpty() || !target.toString().endsWith(".md")) {
            return true;
        }
        Set<String> there = anchors.get(target);
        if (there == null) {
            there = MarkdownPage.of(target, ProjectTree.text(target)).anchors();
            anchors.put(target, there);
        }
        return there.contains(anchor);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
