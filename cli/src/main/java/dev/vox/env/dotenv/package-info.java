/// Files of variables as Docker Compose reads them: text in, assignments and mistakes with their lines out.
@NullMarked
package dev.vox.env.dotenv;

import org.jspecify.annotations.NullMarked;
