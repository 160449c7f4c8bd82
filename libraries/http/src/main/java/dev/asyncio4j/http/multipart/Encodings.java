package dev.asyncio4j.http.multipart;

import dev.asyncio4j.http.internal.Tokens;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** The encodings of a part's content, each both ways. */
enum Encodings {
  /** No encoding. */
  IDENTITY {
    @Override
    OutputStream encoder(OutputStream out) {
      return out;
    }

    @Override
    byte[] decode(byte[] data) {
      return data;
    }
  },

  /** RFC 4648, without line ends; on reading with any. */
  BASE64 {
    @Override
    OutputStream encoder(OutputStream out) {
      return Base64.getEncoder().wrap(out);
    }

    @Override
    byte[] decode(byte[] data) {
      try {
        return Base64.getMimeDecoder().decode(data);
      } catch (IllegalArgumentException e) {
        throw new BadMultipart("data is not base64: " + e.getMessage());
      }
    }
  },

  /** RFC 2045 section 6.7. */
  QUOTED_PRINTABLE {
    @Override
    OutputStream encoder(OutputStream out) {
      return new QuotedPrintable(out);
    }

    @Override
    byte[] decode(byte[] data) {
      return QuotedPrintable.decode(data);
    }
  },

  /** RFC 1951, without the header of zlib; on reading with it, too. */
  DEFLATE {
    @Override
    OutputStream encoder(OutputStream out) {
      return new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true), true);
    }

    @Override
    byte[] decode(byte[] data) {
      boolean zlib = data.length > 1 && data[0] == 0x78 && (0x7800 + (data[1] & 0xFF)) % 31 == 0;
      return inflated(new InflaterInputStream(new ByteArrayInputStream(data), new Inflater(!zlib)));
    }
  },

  /** RFC 1952. */
  GZIP {
    @Override
    OutputStream encoder(OutputStream out) throws IOException {
      return new GZIPOutputStream(out, true);
    }

    @Override
    byte[] decode(byte[] data) {
      if (data.length == 0) return data;
      try {
        return inflated(new GZIPInputStream(new ByteArrayInputStream(data)));
      } catch (IOException e) {
        throw new BadMultipart("data cannot be decompressed: " + e.getMessage());
      }
    }
  };

  /** The most that a part may become, so that a small one cannot fill the memory. */
  private static final int LARGEST_INFLATED = 64 * 1024 * 1024;

  /** Returns a stream that encodes into {@code out}, and writes its end when it is closed. */
  abstract OutputStream encoder(OutputStream out) throws IOException;

  /** Decodes all at once; throws {@link BadMultipart}. */
  abstract byte[] decode(byte[] data);

  static Encodings ofContent(@Nullable String name) {
    return switch (lower(name)) {
      case "", "identity" -> IDENTITY;
      case "deflate" -> DEFLATE;
      case "gzip" -> GZIP;
      default -> throw new BadMultipart("unknown content encoding: " + visible(name));
    };
  }

  static Encodings ofTransfer(@Nullable String name) {
    return switch (lower(name)) {
      case "", "binary", "8bit", "7bit" -> IDENTITY;
      case "base64" -> BASE64;
      case "quoted-printable" -> QUOTED_PRINTABLE;
      default -> throw new BadMultipart("unknown content transfer encoding: " + visible(name));
    };
  }

  private static String lower(@Nullable String name) {
    return name == null ? "" : name.strip().toLowerCase(Locale.ROOT);
  }

  private static String visible(@Nullable String name) {
    return Tokens.visible(String.valueOf(name));
  }

  private static byte[] inflated(InputStream in) {
    try (in) {
      byte[] data = in.readNBytes(LARGEST_INFLATED);
      if (in.read() >= 0) {
        throw new BadMultipart(
            "data is more than " + LARGEST_INFLATED + " bytes when decompressed: read in chunks");
      }
      return data;
    } catch (IOException e) {
      throw new BadMultipart("data cannot be decompressed: " + e.getMessage());
    }
  }

  /** Encodes a stream of pieces: what is written can be taken at any time. */
  static final class Pipe {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final OutputStream in;

    Pipe(Encodings content, Encodings transfer) {
      try {
        in = content.encoder(transfer.encoder(out));
      } catch (IOException e) {
        throw new UncheckedIOException(e); // memory does not fail
      }
    }

    byte[] encode(byte[] piece) {
      try {
        in.write(piece);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return take();
    }

    byte[] end() {
      try {
        in.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return take();
    }

    private byte[] take() {
      byte[] encoded = out.toByteArray();
      out.reset();
      return encoded;
    }
  }
}
