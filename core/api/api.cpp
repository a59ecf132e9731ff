#include "api/leo.h"
