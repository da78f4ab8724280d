package dev.vox.stack.compose.plan;

/// One thing that is done to a container or an image.
public sealed interface ComposeStep {
    /// Its name for programs: `build`.
    String word();

    /// The service it is about.
    String service();

    /// What is done, as a phrase.
    String action();

    /// Why.
    String cause();

    /// Whether a container of its service gets going by it, or may be put anew, so that what that needs is worth a look.
    boolean starts();

    /// End the embedded stack, whose ports and place the containers take.
    record StopEmbedded(long pid, String cause) implements ComposeStep {
        @Override
        public String word() {
            return "stop-embedded";
        }

        @Override
        public String service() {
            return "stack";
        }

        @Override
        public String action() {
            return "stop the embedded stack, pid " + pid;
        }

        @Override
        public boolean starts() {
            return false;
        }
    }

    /// Make what images are built from.
    ///
    /// @param folder as a person names it: `.vox/image`
    record Stage(String folder, String cause) implements ComposeStep {
        @Override
        public String word() {
            return "stage";
        }

        @Override
        public String service() {
            return "image";
        }

        @Override
        public String action() {
            return "make " + folder;
        }

        @Override
        public boolean starts() {
            return false;
        }
    }

    /// End a container that is not to run: the worker of another model.
    record Stop(String service, String cause) implements ComposeStep {
        @Override
        public String word() {
            return "stop";
        }

        @Override
        public String action() {
            return "stop " + service;
        }

        @Override
        public boolean starts() {
            return false;
        }
    }

    /// Make an image.
    ///
    /// @param digest of what it is made from, which it is labelled with
    record Build(String service, String image, String digest, String cause) implements ComposeStep {
        @Override
        public String word() {
            return "build";
        }

        @Override
        public String action() {
            return "build " + image;
        }

        @Override
        public boolean starts() {
            return false;
        }
    }

    /// Fetch an image.
    record Pull(String service, String image, String cause) implements ComposeStep {
        @Override
        public String word() {
            return "pull";
        }

        @Override
        public String action() {
            return "pull " + image;
        }

        @Override
        public boolean starts() {
            return false;
        }
    }

    /// Make and start a container where there is none.
    record Create(String service, String cause) implements ComposeStep {
        @Override
        public String word() {
            return "create";
        }

        @Override
        public String action() {
            return "create " + service;
        }

        @Override
        public boolean starts() {
            return true;
        }
    }

    /// Put a new container in the place of one that differs.
    ///
    /// @param forced whether Compose would leave the container as it is, unless it is told to put a new one there
    record Recreate(String service, boolean forced, String cause) implements ComposeStep {
        @Override
        public String word() {
            return "recreate";
        }

        @Override
        public String action() {
            return "recreate " + service;
        }

        @Override
        public boolean starts() {
            return true;
        }
    }

    /// Start a container that stands still.
    record Start(String service, String cause) implements ComposeStep {
        @Override
        public String word() {
            return "start";
        }

        @Override
        public String action() {
            return "start " + service;
        }

        @Override
        public boolean starts() {
            return true;
        }
    }

    /// Let Compose compare a container that something else has started.
    record Adopt(String service, String cause) implements ComposeStep {
        @Override
        public String word() {
            return "adopt";
        }

        @Override
        public String action() {
            return "adopt " + service;
        }

        @Override
        public boolean starts() {
            return true;
        }
    }

    /// Leave a container as it is.
    record Keep(String service, String cause) implements ComposeStep {
        @Override
        public String word() {
            return "keep";
        }

        @Override
        public String action() {
            return "keep " + service;
        }

        @Override
        public boolean starts() {
            return false;
        }
    }
}
