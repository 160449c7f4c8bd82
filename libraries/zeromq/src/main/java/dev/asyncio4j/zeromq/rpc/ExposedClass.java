package dev.asyncio4j.zeromq.rpc;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members that the class of a handler exposes, inherited members too. */
final class ExposedClass {
  private static final ClassValue<ExposedClass> ALL =
      new ClassValue<>() {
        @Override
        protected ExposedClass computeValue(Class<?> type) {
          return new ExposedClass(type);
        }
      };

  private final Map<String, Overloads> methods = new HashMap<>();
  private final Map<String, Field> fields = new HashMap<>();

  private ExposedClass(Class<?> type) {
    var seen = new HashSet<List<?>>();
    var byName = new HashMap<String, List<ExposedMethod>>();
    for (var each : hierarchy(type)) {
      for (var field : each.getDeclaredFields()) add(field);
      for (var method : each.getDeclaredMethods()) {
        if (!method.isAnnotationPresent(RpcMethod.class) || method.isBridge()) continue;
        if (!seen.add(List.of(method.getName(), List.of(method.getParameterTypes())))) continue;
        var name = Names.of(method);
        byName.computeIfAbsent(name, any -> new ArrayList<>()).add(new ExposedMethod(method));
      }
    }
    byName.forEach((name, all) -> methods.put(name, new Overloads(name, all)));
  }

  static ExposedClass of(Class<?> type) {
    return ALL.get(type);
  }

  boolean isEmpty() {
    return methods.isEmpty() && fields.isEmpty();
  }

  /** {@return the class, those it extends, and the interfaces of all} */
  static Set<Class<?>> hierarchy(Class<?> type) {
    var all = new LinkedHashSet<Class<?>>();
    for (Class<?> each = type; each != null; each = each.getSuperclass()) all.add(each);
    for (var each : List.copyOf(all)) addInterfaces(each, all);
    return all;
  }

  private static void addInterfaces(Class<?> type, Set<Class<?>> all) {
    for (var each : type.getInterfaces()) {
      if (all.add(each)) addInterfaces(each, all);
    }
  }

  private void add(Field field) {
    var mark = field.getAnnotation(RpcMethod.class);
    if (mark == null) return;
    if (!field.trySetAccessible()) {
      throw new IllegalArgumentException(
          field + " is not accessible: make it public, or open its package");
    }
    var name = mark.value().isEmpty() ? Names.snake(field.getName()) : mark.value();
    fields.putIfAbsent(name, field);
  }

  /** {@return a function, the handler of a namespace, or null} */
  @Nullable Object member(Object target, String name) {
    var field = fields.get(name);
    if (field != null) return value(field, target);
    var overloads = methods.get(name);
    if (overloads == null) return null;
    return (RpcFunction) (args, named) -> overloads.call(target, args, named);
  }

  private static @Nullable Object value(Field field, Object target) {
    try {
      return field.get(target);
    } catch (IllegalAccessException e) {
      throw new AssertionError(field + " was made accessible", e);
    }
  }
}
