package dev.vox.cli;

import org.jspecify.annotations.Nullable;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;

/// The process's stdin as a stream whose reads end when their thread is interrupted, so that Ctrl-C is heard while a command waits for input.
final class Stdin extends InputStream {
    private @Nullable InputStream channel;

    private InputStream channel() {
        InputStream opened = channel;
        if (opened == null) {
            opened = Channels.newInputStream(new FileInputStream(FileDescriptor.in).getChannel());
            channel = opened;
        }
        return opened;
    }

    @Override
    public int read() throws IOException {
        return channel().read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return channel().read(buffer, offset, length);
    }

    @Override
    public int available() throws IOException {
        return channel().available();
    }
}
