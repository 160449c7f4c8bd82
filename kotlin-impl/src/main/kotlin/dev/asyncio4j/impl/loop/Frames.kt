package dev.asyncio4j.impl.loop

/** Reads stacks: the name of the body that one belongs to, and whether it is loading a class. */
internal object Frames {

  /** Names the body that [stack] belongs to: the method it is written in, and its line. */
  fun body(stack: List<StackTraceElement>): String? {
    val frame = stack.lastOrNull(LibraryFrames::isUsers) ?: return null
    val at = if (frame.fileName == null) "" else " at ${frame.fileName}:${frame.lineNumber}"
    return methodOf(frame) + at
  }

  /** Names the written method of [frame], and its line: `demo.Site.fetch(Site.java:21)`. */
  fun text(frame: StackTraceElement): String {
    val at =
      if (frame.fileName == null) "Unknown Source" else "${frame.fileName}:${frame.lineNumber}"
    return "${typeOf(frame)}.${methodName(frame)}($at)"
  }

  /** Returns the name of the written class that [frame] stands in. */
  fun typeOf(frame: StackTraceElement): String = frame.className.substringBefore('$')

  /** Returns the name of the written method, without its class. */
  fun methodName(frame: StackTraceElement): String = methodOf(frame).substringAfterLast('.')

  /**
   * Returns whether the JVM is loading or linking a class: the innermost frames, which are its own,
   * do that.
   */
  fun isLoading(stack: Array<StackTraceElement>): Boolean =
    stack.any { it.className == "java.lang.ClassLoader" && it.methodName == "loadClass" } ||
      stack
        .takeWhile { LibraryFrames.isOfPlatform(it.className) }
        .any { frame -> LOADING.any(frame.className::startsWith) }

  /**
   * Returns the name of the written method: lambdas and Kotlin's blocks are named for the one that
   * they stand in.
   */
  private fun methodOf(frame: StackTraceElement): String {
    val method = frame.methodName
    return when {
      method.startsWith("lambda\$") -> method.split('$')[1] // javac's
      "\$lambda\$" in method -> method.substringBefore('$') // Kotlin's
      method == "invokeSuspend" ->
        frame.className.substringAfterLast('.').split('$').let {
          it.getOrNull(1) ?: it[0]
        }
      method in UNSPEAKING -> "${frame.className.substringAfterLast('.')}.$method"
      else -> method
    }
  }

  private val LOADING =
    arrayOf("java.lang.ClassLoader", "jdk.internal.loader.", "java.lang.invoke.")
  private val UNSPEAKING: Set<String> =
    java.util.Set.of("run", "call", "invoke", "get", "apply", "accept")
}
