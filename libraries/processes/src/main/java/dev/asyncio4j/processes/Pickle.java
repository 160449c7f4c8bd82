package dev.asyncio4j.processes;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Objects as bytes: Java's serialisation, but for bytes, which go as they are. */
final class Pickle {
  private static final byte RAW = 0;
  private static final byte OBJECT = 1;

  private Pickle() {}

  static byte[] bytes(@Nullable Object value) {
    if (value instanceof byte[] raw) {
      byte[] bytes = new byte[raw.length + 1];
      bytes[0] = RAW;
      System.arraycopy(raw, 0, bytes, 1, raw.length);
      return bytes;
    }
    ForeignLambda.refuse(value);
    var bytes = new ByteArrayOutputStream(256);
    bytes.write(OBJECT);
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    } catch (NotSerializableException e) {
      throw new NotSerialisableException(
          "%s cannot go to another JVM: %s".formatted(typeOf(value), PathTo.culprit(value, e)));
    } catch (IOException e) {
      throw new NotSerialisableException(typeOf(value) + " cannot go to another JVM: " + e);
    }
    return bytes.toByteArray();
  }

  private static String typeOf(@Nullable Object value) {
    return value == null ? "null" : value.getClass().getName();
  }

  /** Reads an object; the filter sees each class before it is loaded. */
  static Object value(byte[] bytes, @Nullable ObjectInputFilter filter) {
    if (bytes[0] == RAW) return Arrays.copyOfRange(bytes, 1, bytes.length);
    try (var in = new Reader(new ByteArrayInputStream(bytes, 1, bytes.length - 1))) {
      if (filter != null) in.setObjectInputFilter(filter);
      return in.readObject();
    } catch (IOException | ClassNotFoundException | LinkageError e) {
      throw new RemoteException("an object cannot be read in " + Processes.name() + ": " + e, e);
    }
  }

  /** Reads with the classes of the application, whatever thread it is. */
  private static final class Reader extends ObjectInputStream {
    Reader(ByteArrayInputStream in) throws IOException {
      super(in);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass type)
        throws IOException, ClassNotFoundException {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      try {
        return Class.forName(
            type.getName(), false, loader != null ? loader : Pickle.class.getClassLoader());
      } catch (ClassNotFoundException e) {
        return super.resolveClass(type);
      }
    }
  }
}
