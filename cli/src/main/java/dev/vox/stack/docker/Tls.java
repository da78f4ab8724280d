package dev.vox.stack.docker;

import dev.vox.problem.InvalidConfiguration;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// How an engine is spoken to under TLS.
///
/// @param folder where `ca.pem`, `cert.pem` and `key.pem` lie; each may be missing
/// @param verify whether the engine must prove that it is the one; else anybody may answer
record Tls(Path folder, boolean verify) {
    private static final char[] NO_PASSWORD = new char[0];

    /// Speaks TLS over a connection that is open.
    ///
    /// @throws InvalidConfiguration when a file is not what it should be
    /// @throws IOException when the engine does not agree, or proves to be another
    SSLSocket over(Socket open, String host, int port) throws IOException {
        SSLSocket socket =
                (SSLSocket) context().getSocketFactory().createSocket(open, host, port, true);
        if (verify) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
        }
        socket.startHandshake();
        return socket;
    }

    private SSLContext context() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(ownKeys(), trusted(), null);
            return context;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new InvalidConfiguration(
                    "[docker] the TLS files in " + folder + " cannot be used: " + e.getMessage(),
                    "it takes ca.pem, cert.pem and key.pem, the key unencrypted in PKCS #8 or PKCS"
                            + " #1",
                    e);
        }
    }

    private KeyManager[] ownKeys() throws GeneralSecurityException, IOException {
        Path certificate = folder.resolve("cert.pem");
        Path key = folder.resolve("key.pem");
        if (!Files.exists(certificate) || !Files.exists(key)) {
            return new KeyManager[0];
        }
        KeyStore store = emptyStore();
        store.setKeyEntry(
                "own",
                PrivateKeyFile.read(key),
                NO_PASSWORD,
                certificates(certificate).toArray(Certificate[]::new));
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NO_PASSWORD);
        return keys.getKeyManagers();
    }

    /// Without a `ca.pem` those whom the JDK trusts.
    private TrustManager[] trusted() throws GeneralSecurityException, IOException {
        if (!verify) {
            return new TrustManager[] {new Anybody()};
        }
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        Path authority = folder.resolve("ca.pem");
        trust.init(Files.exists(authority) ? storeOf(certificates(authority)) : null);
        return trust.getTrustManagers();
    }

    private static KeyStore storeOf(Collection<? extends Certificate> certificates)
            throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        int number = 0;
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("ca" + number++, certificate);
        }
        return store;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Collection<? extends Certificate> certificates(Path file)
            throws GeneralSecurityException, IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
    }

    /// What `DOCKER_TLS_VERIFY` left empty, or a context's `SkipTLSVerify`, asks for in so many words.
    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
