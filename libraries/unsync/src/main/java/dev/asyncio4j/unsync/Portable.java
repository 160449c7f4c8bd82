package dev.asyncio4j.unsync;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The check that an object can go to another process. */
final class Portable {
  private Portable() {}

  /** Refuses what cannot be serialised, with the way to the field that is the reason. */
  static void check(Serializable object) {
    try (var nowhere = new ObjectOutputStream(OutputStream.nullOutputStream())) {
      nowhere.writeObject(object);
    } catch (NotSerializableException e) {
      var seen = Collections.<Object>newSetFromMap(new IdentityHashMap<>());
      var way = wayToCulprit(object, "the code", seen);
      throw new IllegalArgumentException(
          "cpuBound code must be serialisable, but %s is a %s: capture less, or make it transient"
              .formatted(way == null ? "a part of it" : way, e.getMessage()),
          e);
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("cpuBound code cannot be serialised: " + e, e);
    }
  }

  /** Returns the way to the first part that is not serialisable; null if it is not to be found. */
  private static @Nullable String wayToCulprit(
      @Nullable Object object, String name, Set<Object> seen) {
    if (object == null || !seen.add(object)) return null;
    if (!(object instanceof Serializable)) return name;
    var lambda = lambda(object);
    if (lambda != null) return wayThroughLambda(lambda, name, seen);
    for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
      for (var field : type.getDeclaredFields()) {
        var way = wayToCulprit(value(field, object), name + "." + field.getName(), seen);
        if (way != null) return way;
      }
    }
    return null;
  }

  private static @Nullable String wayThroughLambda(
      SerializedLambda lambda, String name, Set<Object> seen) {
    for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
      var captured = "what %s captures (no. %d)".formatted(name, i + 1);
      var way = wayToCulprit(lambda.getCapturedArg(i), captured, seen);
      if (way != null) return way;
    }
    return null;
  }

  private static @Nullable SerializedLambda lambda(Object object) {
    try {
      var replace = object.getClass().getDeclaredMethod("writeReplace");
      if (!replace.trySetAccessible()) return null;
      return replace.invoke(object) instanceof SerializedLambda lambda ? lambda : null;
    } catch (ReflectiveOperationException none) {
      return null;
    }
  }

  private static @Nullable Object value(Field field, Object object) {
    int modifiers = field.getModifiers();
    if (Modifier.isStatic(modifiers) || Modifier.isTransient(modifiers)) return null;
    if (field.getType().isPrimitive() || !field.trySetAccessible()) return null;
    try {
      return field.get(object);
    } catch (IllegalAccessException hidden) {
      return null;
    }
  }
}
