global using Shouldly;
global using Tilth.Fault.Tests.House;
global using Xunit;
