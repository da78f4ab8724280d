/// What report files are made of: XML, Markdown, excerpts, and files that are written whole or not at all.
@NullMarked
package dev.vox.report;

import org.jspecify.annotations.NullMarked;
