global using Shouldly;
global using Tilth.Tests.House;
global using Xunit;
