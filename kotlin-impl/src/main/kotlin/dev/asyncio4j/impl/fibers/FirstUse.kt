package dev.asyncio4j.impl.fibers

/** A value that is made at its first use, where the stack has room for the classes it needs. */
internal fun <T> lazyWithRoom(make: () -> T): Lazy<T> = lazy {
  StackRoom.needForClasses()
  make()
}

/** Initialises [classes], each as its first use would. */
internal fun initialise(vararg classes: Class<*>) = classes.forEach {
  Class.forName(it.name, true, it.classLoader)
}
