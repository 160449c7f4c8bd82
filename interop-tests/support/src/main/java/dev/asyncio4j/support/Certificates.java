package dev.asyncio4j.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Keys and certificates, and contexts with them; see {@link KeyFile}. */
public final class Certificates {
  static final char[] PASSWORD = "changeit".toCharArray();
  private static final Path FOLDER = temporaryFolder();
  private static final KeyStore ALL = KeyFile.load();

  private Certificates() {}

  /** Owners of a certificate; all but STRANGER are signed by the authority that clients trust. */
  public enum Leaf {
    LOCALHOST("-ext", "san=dns:localhost,ip:127.0.0.1"),
    OTHER_HOST("-ext", "san=dns:other.example"),
    EXPIRED("-ext", "san=dns:localhost", "-startdate", "-10d", "-validity", "5"),
    CLIENT("-ext", "eku=clientAuth"),
    STRANGER("-ext", "san=dns:localhost");

    final List<String> options;

    Leaf(String... options) {
      this.options = List.of(options);
    }
  }

  /** A context with the keys of {@code leaf} that trusts the authority. */
  public static SSLContext of(Leaf leaf) {
    return context("TLS", leaf);
  }

  /**
   * Makes a context for one version of TLS; a client's for {@code TLSv1.2} speaks nothing later.
   */
  public static SSLContext context(String version, @Nullable Leaf leaf) {
    try {
      var context = SSLContext.getInstance(version);
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(authority());
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(leaf == null ? null : store(leaf), PASSWORD);
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError("the JDK has no " + version, e);
    }
  }

  /** A server for localhost. */
  public static SSLContext server() {
    return of(Leaf.LOCALHOST);
  }

  /** A client without a certificate, which trusts the authority. */
  public static SSLContext client() {
    return context("TLS", null);
  }

  /** A file with the certificate of {@code leaf} and the authority's, as other programs want it. */
  public static Path chain(Leaf leaf) {
    try {
      var pem = new StringBuilder();
      for (Certificate certificate : store(leaf).getCertificateChain(leaf.name())) {
        pem.append(pem("CERTIFICATE", certificate.getEncoded()));
      }
      return Files.writeString(FOLDER.resolve(leaf + ".crt"), pem);
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError("cannot write the certificate of " + leaf, e);
    }
  }

  /** A file with the private key of {@code leaf}. */
  public static Path key(Leaf leaf) {
    try {
      var key = store(leaf).getKey(leaf.name(), PASSWORD);
      return Files.writeString(FOLDER.resolve(leaf + ".key"), pem("PRIVATE KEY", key.getEncoded()));
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError("cannot write the key of " + leaf, e);
    }
  }

  /** A file with the authority's certificate. */
  public static Path authorityFile() {
    try {
      var encoded = authority().getCertificate("ca").getEncoded();
      return Files.writeString(FOLDER.resolve("ca.crt"), pem("CERTIFICATE", encoded));
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError("cannot write the authority's certificate", e);
    }
  }

  private static String pem(String what, byte[] encoded) {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
  }

  private static KeyStore authority() throws GeneralSecurityException, IOException {
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("ca", store(Leaf.LOCALHOST).getCertificateChain("LOCALHOST")[1]);
    return trusted;
  }

  private static KeyStore store(Leaf leaf) {
    try {
      var one = KeyStore.getInstance("PKCS12");
      one.load(null, null);
      var key = ALL.getKey(leaf.name(), PASSWORD);
      one.setKeyEntry(leaf.name(), key, PASSWORD, ALL.getCertificateChain(leaf.name()));
      return one;
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError("no key of " + leaf, e);
    }
  }

  private static Path temporaryFolder() {
    try {
      var folder = Files.createTempDirectory("asyncio4j-certificates");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException e) {
      throw new AssertionError("cannot make a folder for keys", e);
    }
  }

  private static void delete(Path folder) {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) Files.delete(file);
      Files.delete(folder);
    } catch (IOException e) {
      System.err.println("cannot delete " + folder + ": " + e);
    }
  }
}
