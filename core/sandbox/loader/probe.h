/* Forbidden acts, tried from inside, for the runners' self-test. */
#ifndef LEO_SANDBOX_PROBE_H
#define LEO_SANDBOX_PROBE_H

/* "contained": tries to reach the host and to start too many processes, prints one line per act, and answers 0 when
 * all were refused. "memory", "loop", "output": use up one thing and end only by a limit. */
int leo_probe(const char* what);

#endif
