package dev.asyncio4j.processes;

import java.io.NotSerializableException;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The path from an object to the part of it that cannot be serialised. */
final class PathTo {
  private static final int DEEPEST = 40;
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private PathTo() {}

  /** Words such as {@code Job.client: com.x.Client}; the class alone if the path is not found. */
  static String culprit(@Nullable Object root, NotSerializableException error) {
    String path = root == null ? null : new PathTo().find(root, simple(root.getClass()), 0);
    return path != null ? path : error.getMessage() + " is not serialisable";
  }

  private static String simple(Class<?> type) {
    String name = type.getName();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private @Nullable String find(@Nullable Object value, String path, int depth) {
    if (value == null || depth > DEEPEST || !seen.add(value)) return null;
    if (value instanceof String || value instanceof Number || value instanceof Enum) return null;
    SerializedLambda lambda = lambda(value);
    if (lambda != null) return ofLambda(lambda, depth);
    if (!(value instanceof Serializable)) {
      return path + ": " + value.getClass().getName() + " is not serialisable";
    }
    if (value instanceof Map<?, ?> map) return ofEach(map.values(), path, depth);
    if (value instanceof Collection<?> items) return ofEach(items, path, depth);
    if (value instanceof Object[] items) return ofEach(Arrays.asList(items), path, depth);
    if (value.getClass().isArray() && Array.getLength(value) >= 0) return null;
    return ofFields(value, path, depth);
  }

  private static @Nullable SerializedLambda lambda(Object value) {
    if (!value.getClass().isHidden()) return null;
    try {
      var method = value.getClass().getDeclaredMethod("writeReplace");
      return method.trySetAccessible() && method.invoke(value) instanceof SerializedLambda found
          ? found
          : null;
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  private @Nullable String ofLambda(SerializedLambda lambda, int depth) {
    for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
      Object captured = lambda.getCapturedArg(i);
      if (captured == null) continue;
      String type = simple(captured.getClass());
      boolean self =
          captured.getClass().getName().equals(lambda.getCapturingClass().replace('/', '.'));
      String found = find(captured, "captures " + type + (self ? ".this" : ""), depth + 1);
      if (found != null) return found;
    }
    return null;
  }

  private @Nullable String ofEach(Collection<?> items, String path, int depth) {
    int index = 0;
    for (Object item : items) {
      String found = find(item, path + "[" + index++ + "]", depth + 1);
      if (found != null) return found;
    }
    return null;
  }

  private @Nullable String ofFields(Object value, String path, int depth) {
    for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) || Modifier.isTransient(field.getModifiers())) {
          continue;
        }
        String name = field.getName().equals("this$0") ? "this" : field.getName();
        String found = find(read(field, value), path + "." + name, depth + 1);
        if (found != null) return found;
      }
    }
    return null;
  }

  private static @Nullable Object read(Field field, Object value) {
    try {
      return !field.getType().isPrimitive() && field.trySetAccessible() ? field.get(value) : null;
    } catch (IllegalAccessException e) {
      return null;
    }
  }
}
