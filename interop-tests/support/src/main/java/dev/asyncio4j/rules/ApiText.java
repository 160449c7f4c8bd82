package dev.asyncio4j.rules;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The public and protected surface of a class as text, sorted, with its generic signatures. */
final class ApiText {
  private static final int HIDDEN_OF_INTERFACE =
      Modifier.INTERFACE | Modifier.ABSTRACT | Modifier.STATIC;

  private ApiText() {}

  static String describe(Class<?> type) {
    var text =
        new StringBuilder(
            modifiers(
                type.getModifiers()
                    & (type.isInterface() ? ~HIDDEN_OF_INTERFACE : ~Modifier.STATIC)));
    text.append(kind(type)).append(type.getName()).append(variables(type.getTypeParameters()));
    var parent = type.getGenericSuperclass();
    if (parent != null && parent != Object.class && visible(type.getSuperclass()))
      text.append(" extends ").append(name(parent));
    if (type.getInterfaces().length > 0)
      text.append(" implements ").append(names(type.getGenericInterfaces()));
    if (type.isSealed()) text.append(" permits ").append(names(type.getPermittedSubclasses()));
    text.append(" {\n");
    members(type).stream().map(line -> "  " + line + "\n").forEach(text::append);
    return text.append("}\n").toString();
  }

  private static List<String> members(Class<?> type) {
    var lines = new ArrayList<String>();
    for (Field field : type.getDeclaredFields()) {
      if (visible(field))
        lines.add(
            modifiers(field.getModifiers()) + name(field.getGenericType()) + " " + field.getName());
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (visible(constructor))
        lines.add(modifiers(constructor.getModifiers()) + signature(constructor, "", "<init>"));
    }
    for (Method method : methods(type)) {
      if (!visible(method) || method.isBridge()) continue;
      var modifiers = modifiers(method.getModifiers() & ~Modifier.VOLATILE & ~Modifier.TRANSIENT);
      var defaulted = method.isDefault() ? "default " : "";
      lines.add(
          modifiers
              + defaulted
              + signature(method, name(method.getGenericReturnType()) + " ", method.getName()));
    }
    lines.sort(null);
    return lines;
  }

  /**
   * Methods of the type itself, and those of superclasses that nobody outside sees: they are the
   * subclass's surface.
   */
  private static List<Method> methods(Class<?> type) {
    var methods = new ArrayList<>(List.of(type.getDeclaredMethods()));
    var parent = type.getSuperclass();
    if (parent != null && parent.getPackage() == type.getPackage() && !visible(parent))
      methods.addAll(methods(parent));
    return methods;
  }

  private static String signature(Executable member, String result, String name) {
    var variables = variables(member.getTypeParameters());
    var parameters = "(" + names(member.getGenericParameterTypes()) + ")";
    var thrown = member.getGenericExceptionTypes();
    return variables
        + (variables.isEmpty() ? "" : " ")
        + result
        + name
        + parameters
        + (thrown.length == 0 ? "" : " throws " + names(thrown));
  }

  private static String variables(TypeVariable<?>[] variables) {
    if (variables.length == 0) return "";
    return Arrays.stream(variables)
        .map(ApiText::bounded)
        .collect(Collectors.joining(", ", "<", ">"));
  }

  private static String bounded(TypeVariable<?> variable) {
    var bounds = variable.getBounds();
    return bounds[0] == Object.class
        ? variable.getName()
        : variable.getName() + " extends " + names(bounds);
  }

  private static String kind(Class<?> type) {
    if (type.isAnnotation()) return "@interface ";
    if (type.isInterface()) return (type.isSealed() ? "sealed " : "") + "interface ";
    return type.isRecord() ? "record " : type.isEnum() ? "enum " : "class ";
  }

  static boolean visible(Class<?> type) {
    var outer = type.getEnclosingClass();
    var open = (type.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
    return open
        && !type.isSynthetic()
        && !type.isAnonymousClass()
        && (outer == null || visible(outer));
  }

  private static boolean visible(Member member) {
    return (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0
        && (!member.isSynthetic() || isForKotlinOnly(member));
  }

  /** Marked {@code @JvmSynthetic}; what compilers add has a dollar in its name. */
  private static boolean isForKotlinOnly(Member member) {
    return member instanceof Method
        && Modifier.isStatic(member.getModifiers())
        && !member.getName().contains("$");
  }

  private static String modifiers(int modifiers) {
    var text = Modifier.toString(modifiers);
    return text.isEmpty() ? "" : text + " ";
  }

  private static String names(Type[] types) {
    return Arrays.stream(types).map(ApiText::name).collect(Collectors.joining(", "));
  }

  private static String name(Type type) {
    return type.getTypeName();
  }
}
