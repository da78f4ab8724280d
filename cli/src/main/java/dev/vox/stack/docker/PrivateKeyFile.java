package dev.vox.stack.docker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// A private key as `openssl` writes it: PKCS #8 (RFC 5958) or, for RSA, PKCS #1 (RFC 8017).
final class PrivateKeyFile {
    private static final String PKCS_1 = "RSA PRIVATE KEY";
    private static final String PKCS_8 = "PRIVATE KEY";
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;

    /// Version 0, and the algorithm `rsaEncryption` without parameters.
    private static final byte[] RSA_HEADER =
            HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    private PrivateKeyFile() {}

    /// Reads it.
    ///
    /// @throws GeneralSecurityException when it is encrypted or of a kind that is not known
    static PrivateKey read(Path file) throws IOException, GeneralSecurityException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        byte[] key =
                text.contains("BEGIN " + PKCS_1) ? wrapped(body(text, PKCS_1)) : body(text, PKCS_8);
        for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
            try {
                return KeyFactory.getInstance(algorithm)
                        .generatePrivate(new PKCS8EncodedKeySpec(key));
            } catch (InvalidKeySpecException another) {
                // The form does not say outside which algorithm it is of; the next may fit.
            }
        }
        throw new GeneralSecurityException(file.getFileName() + " holds no key of a known kind");
    }

    private static byte[] body(String text, String label) throws GeneralSecurityException {
        String begin = "-----BEGIN " + label + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END " + label + "-----");
        if (from < 0 || to < from) {
            throw new GeneralSecurityException(
                    "the key is not in PKCS #8 or PKCS #1, or encrypted");
        }
        return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
    }

    private static byte[] wrapped(byte[] rsaKey) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(RSA_HEADER);
        content.writeBytes(tagged(OCTETS, rsaKey));
        return tagged(SEQUENCE, content.toByteArray());
    }

    /// In DER: tag, length in two bytes, which is enough for every key, value.
    private static byte[] tagged(int tag, byte[] value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        out.write(0x82);
        out.write(value.length >> Byte.SIZE);
        out.write(value.length);
        out.writeBytes(value);
        return out.toByteArray();
    }
}
